//! Notes as authors write them, made up: the same ones on every machine, and as many as asked for.
//!
//! A note is about 10 KB and gives about 7.5 cards. Which way of writing it follows is drawn by the share that the way has
//! among notes in the wild; so are front matter, Windows' line ends, code, tables, pictures and links. Note 17 is the same
//! whether 100 notes are asked for or 10,000.

mod dice;
mod shape;
mod words;

use std::{fs, io, path::Path};

use dice::Dice;

/// About how long a note gets, in bytes.
const LENGTH: usize = 9_300;
/// How many notes lie in a folder.
const NOTES_IN_FOLDER: usize = 50;

/// Writes `n_notes` notes into `folder`, and a config that makes it a project, so that it has a lock file. Gives their size
/// in bytes.
pub fn write(folder: &Path, n_notes: usize) -> io::Result<u64> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("yiji.yaml"), "title: 很多笔记\n")?;
    fs::write(folder.join("picture.png"), PICTURE)?;
    let mut bytes = 0;
    for number in 0..n_notes {
        let file = folder.join(path(number));
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = note(number);
        bytes += text.len() as u64;
        fs::write(file, text)?;
    }
    Ok(bytes)
}

/// Where note `number` lies.
pub fn path(number: usize) -> String {
    let folder = number / NOTES_IN_FOLDER;
    format!("{}/note-{number:05}.md", words::folder(folder))
}

/// Note `number`.
pub fn note(number: usize) -> String {
    let mut dice = Dice::new(number as u64);
    let shape = shape::draw(&mut dice);
    let text = shape::note(shape, &mut dice, number, LENGTH);
    // Six of a hundred notes come from Windows.
    if dice.percent(6) {
        text.replace('\n', "\r\n")
    } else {
        text
    }
}

/// One grey pixel.
const PICTURE: &[u8] = &[
    0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0,
    0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0x68, 0, 0, 0, 0x82, 0, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0, 0, 0, 0, b'I', b'E',
    b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];
