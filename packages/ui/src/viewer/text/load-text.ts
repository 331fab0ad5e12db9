import { fetchBeginning } from '../frame/fetch-source.ts';
import { PreviewFailure } from '../frame/preview-failure.ts';
import { type DecodedText, decodeText, isBinary, TEXT_LIMIT } from './decode-text.ts';

export interface LoadedText extends DecodedText {
  /** Whether only its beginning is here. */
  cut: boolean;
}

/** The beginning of a text document, decoded. */
export async function loadText(url: string, signal?: AbortSignal): Promise<LoadedText> {
  const { bytes, cut } = await fetchBeginning(url, TEXT_LIMIT, signal);
  const decoded = decodeText(bytes, cut);
  if (isBinary(decoded.text)) throw new PreviewFailure('unknown_format');
  return { ...decoded, cut };
}
