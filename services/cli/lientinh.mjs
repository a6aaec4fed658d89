#!/usr/bin/env node
// The `lientinh` command: makes sure that this machine can run it, then hands over to main.ts.
// Plain JavaScript of 2020, because the Node that reads it may be too old for anything else.
import { whyNot } from './can-start.mjs'

const reason = whyNot(process.versions.node)
if (reason) {
  process.stderr.write(reason)
  process.exitCode = 2
} else {
  import('./main.ts').then((main) => main.run(process.argv.slice(2)))
}
