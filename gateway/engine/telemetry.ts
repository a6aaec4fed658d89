// A ministry's gateway tells nobody what it is asked. Apollo Gateway reports to its maker, and probes cloud metadata addresses for it;
// what Apollo Server would report is switched off for every process, in services/runtime/serve.ts.

/** To be called before anything of Apollo is constructed: ApolloGateway reads the variable in its constructor, once. */
export function silenceTelemetry(): void {
  process.env.APOLLO_TELEMETRY_DISABLED = '1'
}
