/** The languages that are coloured, by file extension; each loads by itself. What is not here is shown plain. */
import type { LanguageFn } from 'highlight.js';

type Load = () => Promise<{ default: LanguageFn }>;

const bash: Load = () => import('highlight.js/lib/languages/bash');
const c: Load = () => import('highlight.js/lib/languages/cpp');
const css: Load = () => import('highlight.js/lib/languages/css');
const gcode: Load = () => import('highlight.js/lib/languages/gcode');
const ini: Load = () => import('highlight.js/lib/languages/ini');
const javascript: Load = () => import('highlight.js/lib/languages/javascript');
const typescript: Load = () => import('highlight.js/lib/languages/typescript');
const xml: Load = () => import('highlight.js/lib/languages/xml');
const yaml: Load = () => import('highlight.js/lib/languages/yaml');

const byExtension: Readonly<Record<string, Load>> = {
  bash,
  sh: bash,
  bat: () => import('highlight.js/lib/languages/dos'),
  c,
  cc: c,
  cpp: c,
  h: c,
  hpp: c,
  ino: c,
  cs: () => import('highlight.js/lib/languages/csharp'),
  css,
  dockerfile: () => import('highlight.js/lib/languages/dockerfile'),
  gcode,
  nc: gcode,
  ngc: gcode,
  tap: gcode,
  go: () => import('highlight.js/lib/languages/go'),
  ini,
  cfg: ini,
  conf: ini,
  toml: ini,
  java: () => import('highlight.js/lib/languages/java'),
  js: javascript,
  cjs: javascript,
  jsx: javascript,
  mjs: javascript,
  json: () => import('highlight.js/lib/languages/json'),
  kt: () => import('highlight.js/lib/languages/kotlin'),
  lua: () => import('highlight.js/lib/languages/lua'),
  m: () => import('highlight.js/lib/languages/matlab'),
  php: () => import('highlight.js/lib/languages/php'),
  ps1: () => import('highlight.js/lib/languages/powershell'),
  py: () => import('highlight.js/lib/languages/python'),
  rb: () => import('highlight.js/lib/languages/ruby'),
  rs: () => import('highlight.js/lib/languages/rust'),
  sql: () => import('highlight.js/lib/languages/sql'),
  ts: typescript,
  tsx: typescript,
  vb: () => import('highlight.js/lib/languages/vbnet'),
  vhd: () => import('highlight.js/lib/languages/vhdl'),
  v: () => import('highlight.js/lib/languages/verilog'),
  html: xml,
  svg: xml,
  xml,
  xsd: xml,
  yaml,
  yml: yaml,
};

/** How to load the language of a file extension, with or without its dot. */
export function languageOf(extension: string | undefined): Load | undefined {
  const key = (extension ?? '').toLowerCase().replace(/^\./, '');
  return Object.hasOwn(byExtension, key) ? byExtension[key] : undefined;
}
