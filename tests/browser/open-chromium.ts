// A real browser for the page's tests: Chromium with nothing of its own to say to the network, and with no name resolved
// but this machine's, so that a page which needs anything from elsewhere fails here.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const EXECUTABLE = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

const INSTALL = 'apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-core'

/** Opens Chromium. Throws a sentence that says how to install it when it is not there; a page nobody looked at is not tested. */
export async function openChromium(): Promise<Browser> {
  if (!existsSync(EXECUTABLE)) {
    throw new Error(
      `Cannot test the page in a browser: there is no Chromium at ${EXECUTABLE}. ` +
        `Install it with \`${INSTALL}\`, or set CHROMIUM_PATH to where it is.`,
    )
  }
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })
}
