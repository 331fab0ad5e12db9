/** What whoever opens a bundle reads first, with or without the product. */
export const README = `合同归档包 / Archive of a contract
================================

本压缩包包含一份已归档合同留下的全部内容，不依赖任何软件即可阅读：

  manifest.json   清单：每个条目的大小与 SHA-256，文件的所有版本，审计链的链头
  data/           记录，每行一条 JSON（合同、任务、进度、采购、验收、反馈、交付、变更……）
  files/          文件的每一个版本
  notes/          交付单（PDF）
  audit/          操作日志；每行包含上一行的哈希，改动任何一行都会断链

核对（不需要网络，也不需要原系统）：

  millwright archive verify <本文件>

压缩包末尾的注释是之前所有字节的 SHA-256。把整个文件的 SHA-256 与系统中登记的值比较，即可确认它就是当时封存的那一份。

--------------------------------

This archive holds everything an archived contract leaves behind, to be read without any particular program:

  manifest.json   the list: size and SHA-256 of each entry, every version of every file, the head of the audit chain
  data/           records, one JSON a line (contract, tasks, progress, parts, acceptance, feedback, deliveries, amendments …)
  files/          every version of every file
  notes/          delivery notes (PDF)
  audit/          the audit trail; each line carries the hash of the one before, so that no line can be changed alone

To verify it (without a network, and without the system it came from):

  millwright archive verify <this file>

The comment at the end of the ZIP is the SHA-256 of every byte before it. Compare the SHA-256 of the whole file with the one the
system has on record to know that it is the one that was sealed.
`;
