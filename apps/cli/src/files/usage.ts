/** What `millwright files` takes, in both languages. */
export const FILES_USAGE = `millwright files <list|upload|download|import> <合同号 | contract no.> …

  files list <no> [--folder a/b] [-r]
      列出文件，-r 包含下级文件夹 | list files; -r: those of folders below as well
  files upload <no> <path>… [--folder a/b] [--note text] [--type code]
      上传文件或整个目录；中断后重新执行同一命令即可续传，内容未变的文件自动跳过
      upload files or whole folders; cut off, the same command goes on; what the firm has already is not sent again
  files download <no> [a/b | a/b/file] [--to folder] [--overwrite]
      下载文件、文件夹或全部，并核对 SHA-256 | download a file, a folder or all there is, held against its SHA-256

  files import <no> <folder | ftp://user@host/folder> [--folder a/b] [--type code] [--note text] [--work path]
      把整个目录树导入合同，来源为本机目录或 FTP 服务器（ftps:// 为加密连接）；中断后重新执行即可继续，最后给出统计
      take over a whole tree, from this machine or an FTP server (ftps:// for TLS); started again it goes on; ends with a count

  --json              每行一个 JSON 结果 | one JSON result a line
  --token-file path   从文件读取令牌 | read the token from a file

  MILLWRIGHT_URL      员工端地址 | the staff app's address, e.g. https://millwright.firm.example
  FTP_PASSWORD        FTP 服务器的密码 | the password for the FTP server
  MILLWRIGHT_TOKEN    在“我的账号”页创建的令牌 | a token from the page “My account”

  退出码 | exit codes: 0 完成 done · 1 故障 fault · 2 用法 usage · 3 令牌 token · 4 无权 not allowed · 5 不存在 not found
                       6 被拒绝 refused · 7 连不上 unreachable · 8 内容不符 content differs · 130 中断 interrupted`;
