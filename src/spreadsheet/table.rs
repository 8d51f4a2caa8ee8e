//! Reading a table as spreadsheets save it: with commas, semicolons or tabs, with or without a mark for UTF-8.

use thiserror::Error;

use super::{cell, columns};

/// Why a table cannot be read as a whole.
#[derive(Debug, Error)]
pub enum TableError {
    #[error("the file is a workbook, not CSV; save it with File, Save as, \"CSV UTF-8\"")]
    Workbook,
    #[error(
        "the file is not UTF-8 (line {line}); in Excel save it as \"CSV UTF-8\", in LibreOffice as \"Text CSV\" with the character set Unicode (UTF-8)"
    )]
    NotUtf8 { line: usize },
    #[error("the file is empty; the first row has to name the columns, the first of them `id`")]
    Empty,
    #[error("there is no column `id`; the first row has to name the columns, as `guidepost export` writes them")]
    NoId,
    #[error("`{column}` is no column that is known{}", nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default())]
    UnknownColumn { column: String, nearest: Option<&'static str> },
    #[error("the column `{column}` stands there twice; remove one")]
    ColumnTwice { column: &'static str },
    #[error("a quotation mark is opened in row {row} and not closed; write \" inside of a cell twice")]
    OpenQuote { row: usize },
    #[error("the table cannot be read")]
    Csv(#[from] csv::Error),
}

/// Rows of cells.
#[derive(Debug)]
pub struct Table {
    pub columns: Vec<&'static str>,
    pub rows: Vec<Row>,
}

/// A row with something in it.
#[derive(Debug)]
pub struct Row {
    /// As spreadsheets count: the names of the columns are row 1.
    pub number: usize,
    /// As many as there are columns, or the row is wrong.
    pub cells: Vec<String>,
}

impl Table {
    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// When it is no such table, with what to do about it.
    pub fn read(bytes: &[u8]) -> Result<Self, TableError> {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            return Err(TableError::Workbook);
        }
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            TableError::NotUtf8 { line: 1 + before.matches('\n').count() }
        })?;
        let text = text.trim_start_matches('\u{FEFF}');
        if text.contains('\0') {
            return Err(TableError::NotUtf8 { line: 1 });
        }
        let separator = separator(text);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>()?;
        if text.matches('"').count() % 2 == 1 {
            return Err(TableError::OpenQuote { row: records.len() });
        }
        let mut records = records.into_iter().enumerate();
        let (_, header) = records.next().ok_or(TableError::Empty)?;
        let columns = read_columns(&header)?;
        let rows = records
            .map(|(index, record)| {
                let cells = record.iter().map(|text| cell::bare(text).replace("\r\n", "\n")).collect();
                Row { number: index + 1, cells }
            })
            .filter(|row| row.cells.iter().any(|text| !text.trim().is_empty()))
            .collect();
        Ok(Self { columns, rows })
    }
}

/// The sign between cells: the one that parts the first row into the most columns that are known.
fn separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let known = |separator: u8| {
        let names = first.split(char::from(separator)).map(|name| name.trim().trim_matches('"'));
        names.filter(|name| columns().any(|column| column == *name)).count()
    };
    [b';', b'\t', b','].into_iter().max_by_key(|separator| known(*separator)).unwrap_or(b',')
}

fn read_columns(header: &csv::StringRecord) -> Result<Vec<&'static str>, TableError> {
    let mut read: Vec<&'static str> = Vec::new();
    for name in header {
        let name = name.trim();
        let Some(column) = columns().find(|column| *column == name) else {
            let likeness = |column: &&'static str| strsim::jaro_winkler(column, &name.to_lowercase());
            let nearest = columns().max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
            let nearest = nearest.filter(|column| likeness(column) > 0.8);
            return Err(TableError::UnknownColumn { column: name.chars().take(80).collect(), nearest });
        };
        if read.contains(&column) {
            return Err(TableError::ColumnTwice { column });
        }
        read.push(column);
    }
    if read.contains(&"id") { Ok(read) } else { Err(TableError::NoId) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_as_spreadsheets_save_them() {
        for text in [
            "id,title\r\na,\"Part \"\"one\"\", two\"\r\n",
            "\u{FEFF}id;title\r\na;\"Part \"\"one\"\", two\"\r\n;\r\n",
            "id\ttitle\na\t\"Part \"\"one\"\", two\"",
        ] {
            let table = Table::read(text.as_bytes()).unwrap();
            assert_eq!(table.columns, ["id", "title"]);
            assert_eq!(table.rows.len(), 1, "{text}");
            assert_eq!(table.rows[0].cells, ["a", "Part \"one\", two"]);
            assert_eq!(table.rows[0].number, 2);
        }
        let table = Table::read("id,summary\r\na,\"one\r\ntwo\"\r\nb,'=1\r\n".as_bytes()).unwrap();
        assert_eq!(table.rows[0].cells[1], "one\ntwo");
        assert_eq!((table.rows[1].number, &*table.rows[1].cells[1]), (3, "=1"));
    }

    #[test]
    fn what_is_no_table_is_refused_with_the_remedy() {
        for (bytes, said) in [
            (b"PK\x03\x04xyz".as_slice(), "CSV UTF-8"),
            (b"id,title\na,Trait\xE9", "(line 2); in Excel save it as"),
            (b"\xFF\xFEi\0d\0", "not UTF-8"),
            (b"i\0d\0", "not UTF-8"),
            (b"", "empty"),
            (b"title\nx", "no column `id`"),
            (b"id,titel\na,b", "did you mean `title`?"),
            (b"id,zebra\na,b", "`zebra` is no column that is known"),
            (b"id,title,title\na,b,c", "twice"),
            (b"id,title\na,b\nc,\"d\ne,f", "opened in row 3"),
        ] {
            let error = Table::read(bytes).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
