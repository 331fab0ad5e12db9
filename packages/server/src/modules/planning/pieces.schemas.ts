/** How project files travel, without anything a browser would have to carry for it. */

/** A packed project file travels in pieces of base64, as many as a call of a megabyte carries. */
export const PIECE_LENGTH = 8_000;
export const MAX_PIECES = 110;
