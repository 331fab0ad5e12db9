export default {
  errors: {
    empty: '文件中没有内容，请检查是否选对了文件或工作表。',
    not_a_table: '这不是表格文件（内容为 {found}）。请另存为 .xlsx 或 .csv 后再上传。',
    old_excel: '这是旧版 Excel 文件（.xls）。请在 Excel 中另存为 .xlsx 后再上传。',
    encrypted: '文件设有密码，无法读取。请去除密码后再上传。',
    damaged: '文件已损坏或不完整，请重新保存后再上传。',
    too_large: '文件过大或内容过多，超出上限 {max}。请拆分后分别导入。',
    encoding_unknown: '第 {line} 行的文字编码无法识别。请在 Excel 中另存为“CSV UTF-8”后再上传。',
    sheet_unknown: '找不到工作表“{sheet}”。',
  },
};
