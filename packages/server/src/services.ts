import type { Converter } from '@millwright/conversion';
import type { EdgeContext, ScopeServices } from '@millwright/platform';
import type { LiveBus } from '@millwright/platform/live';
import type { Scanner } from '@millwright/platform/scanner';
import type { ObjectStorage, StorageHandler } from '@millwright/platform/storage';
import type { ApiTokens, PrincipalCache, Sessions } from './modules/identity/index.ts';

/** What the procedures of either face share in one process: all the portal's need. */
export interface FaceServices extends ScopeServices {
  /** Origins people see in their browsers, for links. */
  origins: { staff: string; portal: string };
  sessions: Sessions;
  /** What programs come with; only the staff's face takes any. */
  tokens: ApiTokens;
  principals: PrincipalCache;
  live: LiveBus;
}

/** What the portal's process has besides: the store of what customers are shown. */
export interface PortalServices extends FaceServices {
  published: ObjectStorage;
}

/** What guards the file store. */
export interface FileGuards {
  /** Looks for viruses in what people upload; without it nobody does. */
  scanner?: Scanner;
  /** What becomes of files the scanner does not take. */
  tooLargeToScan?: 'accept' | 'refuse';
  /** The most bytes of a firm that has no limit of its own; none unless set. */
  filesQuota?: number | undefined;
}

/** Everything the staff's procedures and the jobs share. Made once, by whoever starts the process. */
export interface AppServices extends PortalServices, FileGuards {
  storage: ObjectStorage;
  /** Makes of documents what pages can show. */
  converter: Converter;
  /** Serves the links the file store signed, where it is this process that holds the files. */
  serveStorage?: StorageHandler;
  /** The origin browsers send files to and fetch them from, where that is a server of its own. */
  storageOrigin?: string;
}

/** The services behind a staff procedure's context. */
export function servicesOf(context: EdgeContext): AppServices {
  return context.services as AppServices;
}

/** The services behind the context of a procedure that both faces have. */
export function faceServicesOf(context: EdgeContext): FaceServices {
  return context.services as FaceServices;
}
