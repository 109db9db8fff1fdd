import { fileURLToPath } from 'node:url';

/**
 * The folder that holds knart's own `definitions/`, `schemas/` and `templates/`.
 * This module lies one level below it both in `src/` and, bundled, in `dist/`.
 */
export const packageRoot = fileURLToPath(new URL('..', import.meta.url));
