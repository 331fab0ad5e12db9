import type { LucideProps } from 'lucide-solid';
import type { Component } from 'solid-js';

/** A lucide icon component, imported one by one: `import FileText from 'lucide-solid/icons/file-text'`. */
export type Icon = Component<LucideProps>;
