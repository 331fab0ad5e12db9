export { type ClamdOptions, clamdScanner } from './clamd.ts';
export { type Scan, type Scanner, ScannerError, type Verdict } from './scanner.ts';
