#!/usr/bin/env node
// The `lientinh` command: makes sure that this machine can run it, then hands over to main.ts.
// Plain JavaScript of 2020, because the Node that reads it may be too old for anything else.
import { whyNot } from './can-start.mjs'
import { endWithLauncher, findOwnNode, runWith } from './own-node.mjs'

const reason = whyNot(process.versions.node)
// biome-ignore lint/complexity/useOptionalChain: Node 12 does not know it
const ownNode = reason && reason.startsWith('✗ OLD_NODE') ? findOwnNode() : null
if (ownNode) {
  runWith(ownNode)
} else if (reason) {
  process.stderr.write(reason)
  process.exitCode = 2
} else {
  endWithLauncher()
  import('./main.ts').then((main) => main.run(process.argv.slice(2)))
}
