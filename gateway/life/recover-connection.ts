// A connection that was on its way to a process when that one died. Node (24) gives each new connection to one of the processes and waits
// for its word; of a dead one it would wait for ever, and the caller too. Here the dead one is taken to have declined, and another gets it.
import type { Worker } from 'node:cluster'

/** What Node's cluster says to its workers, and they to it; undocumented, and looked at only. */
interface ClusterMessage {
  readonly cmd?: string
  readonly act?: string
  readonly seq?: number
  readonly ack?: number
}

/** To be called when the worker is started. A worker is given one connection at a time. */
export function recoverConnection(worker: Worker): void {
  const { process: child } = worker
  let onItsWay: number | undefined
  const send = child.send.bind(child) as (...args: readonly unknown[]) => boolean
  Object.assign(child, {
    send(message: ClusterMessage, ...rest: readonly unknown[]) {
      if (message.cmd === 'NODE_CLUSTER' && message.act === 'newconn') onItsWay = message.seq
      return send(message, ...rest)
    },
  })
  child.on('internalMessage', ({ ack }: ClusterMessage) => {
    if (ack === onItsWay) onItsWay = undefined
  })
  const recover = () => {
    if (worker.isConnected() || onItsWay === undefined) return // while it is connected, more may be given to it
    child.emit('internalMessage', { cmd: 'NODE_CLUSTER', ack: onItsWay, accepted: false })
  }
  // one that dies with a connection on its way ends without being disconnected
  worker.once('disconnect', recover)
  worker.once('exit', recover)
}
