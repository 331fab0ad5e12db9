/** Which documents are turned into what: the one list of endings is platform's, since pages and the server ask it as well. */
export { endingOf, type Treatment, treatmentOf } from '@millwright/platform/file-endings';
