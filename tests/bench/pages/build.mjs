// Bundles the pages into built/, as for production.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

await rm('built', { recursive: true, force: true });
await build({
  entryPoints: { react: 'react.tsx', vue: 'vue.ts' },
  entryNames: '[name]-[hash]',
  bundle: true,
  format: 'esm',
  target: 'es2022',
  outdir: 'built',
  jsx: 'automatic',
  minify: true,
  conditions: ['browser', 'production'],
  mainFields: ['browser', 'module', 'main'],
  define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  logLevel: 'warning',
});
