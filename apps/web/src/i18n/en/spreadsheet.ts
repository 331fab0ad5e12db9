export default {
  errors: {
    empty: 'There is nothing in the file. Check that it is the right file or sheet.',
    not_a_table:
      'This is no spreadsheet (its content is {found}). Save it as .xlsx or .csv and upload it again.',
    old_excel: 'This is an Excel file of the old kind (.xls). Save it as .xlsx in Excel and upload it again.',
    encrypted: 'The file is protected by a password. Remove the password and upload it again.',
    damaged: 'The file is damaged or incomplete. Save it again and upload it once more.',
    too_large: 'The file is too large or holds too much; the limit is {max}. Split it and import the parts.',
    encoding_unknown:
      'The text in line {line} is in an unknown encoding. Save it as “CSV UTF-8” in Excel and upload it again.',
    sheet_unknown: 'There is no sheet “{sheet}”.',
  },
};
