// A process of a test: takes the lock of the directory it is given, says so or why not, and holds it until its input ends.
import { lockDirectory } from '#prisma/directory-lock.ts'
import { LienTinhError } from '#schema/errors.ts'

try {
  const lock = await lockDirectory(process.argv[2] ?? '')
  console.log('HELD')
  process.stdin.resume().on('end', () => lock.release())
} catch (error) {
  console.log(error instanceof LienTinhError ? error.code : String(error))
}
