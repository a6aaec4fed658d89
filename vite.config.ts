// How the explorer's page is built: services/explorer → dist/explorer, which the gateway serves.
// Everything the page needs is in the bundle, under relative addresses, so that it works offline and behind a path.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'services/explorer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../../dist/explorer',
    emptyOutDir: true,
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000, // Monaco, the editor, is one chunk of 2.8 MB
    rolldownOptions: {
      // GraphiQL's packages carry directives to the React compiler, which has already run on them
      onLog: (level, log, report) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && report(level, log),
    },
  },
})
