// Preact and htm under one roof, so that every other file has a single import for them.
import { Fragment, h, render } from 'preact';
import htm from '../vendor/htm.mjs';

export const html = htm.bind(h);
export { Fragment, h, render };
export { useCallback, useEffect, useErrorBoundary, useId, useLayoutEffect, useMemo, useRef, useState } from '../vendor/preact-hooks.mjs';
