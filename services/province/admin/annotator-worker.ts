// The thread in which a workbook is annotated: started by annotate-in-worker.ts, and by nobody else.
import { parentPort, workerData } from 'node:worker_threads'
import { LienTinhError } from '#schema/errors.ts'
import { annotateFile } from '#services/intake/annotate.ts'
import { type ReadRequest, readFile } from '#services/intake/read-file.ts'
import type { FromAnnotator } from './annotate-in-worker.ts'

if (parentPort) parentPort.postMessage(await annotate(workerData as ReadRequest))

async function annotate(request: ReadRequest): Promise<FromAnnotator> {
  try {
    const { path, name, encoding } = request
    const { report } = await readFile(request, () => {})
    return { book: await annotateFile(path, name, report, encoding && { encoding }) }
  } catch (error) {
    if (!(error instanceof LienTinhError)) throw error
    const { code, params, problems } = error
    return { code, params, problems }
  }
}
