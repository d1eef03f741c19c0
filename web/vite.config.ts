import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  // The table of rights and the shared fixtures are the server's.
  server: { fs: { allow: ['.', '../docs/fixtures'] } },
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    // Fonts stay files: a font inlined into the style sheet would defeat loading by unicode-range.
    assetsInlineLimit: 0,
    target: 'es2022',
    // What changes rarely is kept apart, so that an update of ours does not make everybody fetch it again.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'livekit', test: /node_modules\/livekit-client/ },
            { name: 'interface', test: /node_modules\/(react\/|react-dom|react-intl|scheduler|@formatjs|intl)/ },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 600,
  },
  test: {
    // The core runs without a page; what needs one says so in its first line.
    environment: 'node',
    env: { TZ: 'UTC' },
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    reporters: ['default', 'junit'],
    outputFile: { junit: 'target/vitest.xml' },
    allowOnly: false,
  },
});
