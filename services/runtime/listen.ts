// Taking a port, or saying clearly why it cannot be had.
import type { Server } from 'node:net'
import { fail, type LienTinhError } from '#schema/errors.ts'

/** Listens; port 0 takes a free one. Throws PORT_TAKEN, or BAD_CONFIG when this machine has no such port or address for us. */
export function listen(server: Server, host: string, port: number): Promise<{ url: string; port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(whyNot(error, port)))
    server.listen(port, host, () => {
      const address = server.address()
      const taken = typeof address === 'object' && address ? address.port : port
      resolve({ url: `http://${nameInUrl(host)}:${taken}`, port: taken })
    })
  })
}

function whyNot(error: NodeJS.ErrnoException, port: number): LienTinhError {
  if (error.code === 'EADDRINUSE') return fail('PORT_TAKEN', { port }, error)
  if (error.code === 'EACCES')
    return fail(
      'BAD_CONFIG',
      { name: 'PORT', reasonVi: `không có quyền mở cổng ${port}`, reasonEn: `no right to open port ${port}` },
      error,
    )
  return fail(
    'BAD_CONFIG',
    { name: 'HOST', reasonVi: 'máy này không có địa chỉ đó', reasonEn: 'this machine has no such address' },
    error,
  )
}

/** Where a caller on this machine finds it: "every address" is not an address to call. */
function nameInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
