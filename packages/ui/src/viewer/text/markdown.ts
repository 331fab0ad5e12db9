/**
 * Markdown as elements. Raw HTML is off, what comes out is cleaned once more, and nothing in it is fetched: a picture from elsewhere
 * would tell somebody who reads this document, and when.
 */
import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';
import { safeHref } from '../frame/safe-href.ts';

const tags =
  'p h1 h2 h3 h4 h5 h6 ul ol li a em strong s code pre blockquote table thead tbody tr th td hr br img span'.split(
    ' ',
  );
const attributes = ['href', 'src', 'alt', 'title', 'start', 'class', 'target', 'rel'];
const embedded = /^data:image\/(png|jpeg|gif|webp);base64,/i;

function reader(imageLeftOut: (name: string) => string): InstanceType<typeof MarkdownIt> {
  const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false });
  // Links are judged below, where what is refused can be shown as words instead of as source.
  markdown.validateLink = () => true;
  const asText = (text: string) => markdown.utils.escapeHtml(text);
  markdown.renderer.rules.image = (tokens, at) => {
    const token = tokens[at]!;
    const [source, name] = [String(token.attrGet('src') ?? ''), token.content];
    return embedded.test(source)
      ? `<img src="${asText(source)}" alt="${asText(name)}">`
      : `<span class="left-out">${asText(imageLeftOut(name || source))}</span>`;
  };
  markdown.renderer.rules.link_open = (tokens, at) => {
    const href = safeHref(tokens[at]!.attrGet('href'));
    return href ? `<a href="${asText(href)}" target="_blank" rel="noopener noreferrer">` : '<a>';
  };
  return markdown;
}

/** What a Markdown text says, as a fragment that is safe to show. */
export function renderMarkdown(text: string, imageLeftOut: (name: string) => string): DocumentFragment {
  return DOMPurify.sanitize(reader(imageLeftOut).render(text), {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOWED_URI_REGEXP: /^(https?:|mailto:|data:image\/(png|jpeg|gif|webp);base64,)/i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
}
