//! Rust source as words and marks, with comments and the insides of strings left out.
//!
//! Enough to see which paths a file names and which lines belong to tests; it knows no grammar beyond that.

use std::ops::RangeInclusive;

/// The smallest part of source text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token {
    /// A name or a keyword.
    Word(String),
    /// `::`.
    Path,
    /// A string; what is inside is kept for `#[path]` only.
    Text(String),
    /// Any other character that is not space.
    Mark(char),
}

/// One source file.
pub(crate) struct Code {
    tokens: Vec<(usize, Token)>,
    tests: Vec<RangeInclusive<usize>>,
    modules: Vec<(String, Option<String>)>,
}

impl Code {
    /// Reads source text.
    pub(crate) fn read(text: &str) -> Self {
        let mut code = Self { tokens: tokens(text), tests: vec![], modules: vec![] };
        code.find_tests();
        code
    }

    /// Returns the tokens with their lines, counted from 1.
    pub(crate) fn tokens(&self) -> &[(usize, Token)] {
        &self.tokens
    }

    /// Returns whether a line belongs to an item under `#[cfg(test)]`.
    pub(crate) fn is_test(&self, line: usize) -> bool {
        self.tests.iter().any(|lines| lines.contains(&line))
    }

    /// Returns the modules in other files under `#[cfg(test)]`, with their `#[path]`.
    pub(crate) fn test_modules(&self) -> Vec<(String, Option<String>)> {
        self.modules.clone()
    }

    /// Returns every path that the file names, in full where names are grouped in braces.
    pub(crate) fn paths(&self) -> Vec<(usize, Vec<String>)> {
        let mut paths = vec![];
        let mut place = 0;
        while place < self.tokens.len() {
            match self.tokens[place].1 {
                Token::Word(_) => place = self.path(place, &[], &mut paths),
                _ => place += 1,
            }
        }
        paths
    }

    /// Returns, for every `match`, the patterns of its arms, each with its condition.
    pub(crate) fn matches(&self) -> Vec<Vec<&[(usize, Token)]>> {
        let is_match = |place: &usize| matches!(&self.tokens[*place].1, Token::Word(word) if word == "match");
        (0..self.tokens.len()).filter(is_match).filter_map(|place| self.arms(place + 1)).collect()
    }

    /// Reads the arms of a `match` from what it looks at.
    fn arms(&self, mut place: usize) -> Option<Vec<&[(usize, Token)]>> {
        let is =
            |place: usize, mark: char| self.tokens.get(place).is_some_and(|(_, token)| *token == Token::Mark(mark));
        while !is(place, '{') {
            place = self.behind(place)?;
        }
        place += 1;
        let mut arms = vec![];
        while !is(place, '}') {
            let first = place;
            while !(is(place, '=') && is(place + 1, '>')) {
                place = self.behind(place)?;
            }
            arms.push(&self.tokens[first..place]);
            place += 2;
            let is_block = is(place, '{');
            place = self.behind(place)?;
            while !(is_block || is(place, ',') || is(place, '}')) {
                place = self.behind(place)?;
            }
            place += usize::from(is(place, ','));
        }
        Some(arms)
    }

    /// Returns the place behind a token, or behind all that a bracket holds. None at the end.
    fn behind(&self, mut place: usize) -> Option<usize> {
        let mut depth = 0_usize;
        loop {
            match self.tokens.get(place)?.1 {
                Token::Mark('{' | '(' | '[') => depth += 1,
                Token::Mark('}' | ')' | ']') => depth = depth.checked_sub(1)?,
                Token::Mark(_) | Token::Word(_) | Token::Path | Token::Text(_) => {}
            }
            place += 1;
            if depth == 0 {
                return Some(place);
            }
        }
    }

    /// Reads the path that begins at a token and returns the place behind it.
    fn path(&self, mut place: usize, before: &[String], paths: &mut Vec<(usize, Vec<String>)>) -> usize {
        let mut path = before.to_vec();
        let mut line = 0;
        while let Some((at, Token::Word(word))) = self.tokens.get(place) {
            line = *at;
            path.push(word.clone());
            place += 1;
            if !matches!(self.tokens.get(place), Some((_, Token::Path))) {
                break;
            }
            place += 1;
            if matches!(self.tokens.get(place), Some((_, Token::Mark('{')))) {
                return self.group(place + 1, &path, paths);
            }
        }
        paths.push((line, path));
        place
    }

    /// Reads the names inside braces, up to and with the closing one.
    fn group(&self, mut place: usize, before: &[String], paths: &mut Vec<(usize, Vec<String>)>) -> usize {
        while let Some((_, token)) = self.tokens.get(place) {
            match token {
                Token::Mark('}') => return place + 1,
                Token::Word(word) if word == "as" => place += 2,
                Token::Word(_) => place = self.path(place, before, paths),
                _ => place += 1,
            }
        }
        place
    }

    /// Finds each `#[cfg(test)]` and the item that follows it.
    fn find_tests(&mut self) {
        let mark = |c| Token::Mark(c);
        let word = |w: &str| Token::Word(w.to_owned());
        let start = [mark('#'), mark('['), word("cfg"), mark('('), word("test"), mark(')'), mark(']')];
        let mut place = 0;
        while place + start.len() <= self.tokens.len() {
            let here = self.tokens[place..].iter().take(start.len()).map(|(_, token)| token);
            if !here.eq(start.iter()) {
                place += 1;
                continue;
            }
            let first = self.tokens[place].0;
            place += start.len();
            let (mut depth, mut module, mut path) = (0_usize, None, None);
            while let Some((line, token)) = self.tokens.get(place) {
                match token {
                    Token::Word(word) if word == "mod" && depth == 0 => {
                        if let Some((_, Token::Word(name))) = self.tokens.get(place + 1) {
                            module = Some(name.clone());
                        }
                    }
                    Token::Text(text) if depth == 1 && module.is_none() => path = Some(text.clone()),
                    Token::Mark('{' | '(' | '[') => depth += 1,
                    Token::Mark(close @ ('}' | ')' | ']')) => {
                        depth = depth.saturating_sub(1);
                        if depth == 0 && *close == '}' {
                            self.tests.push(first..=*line);
                            break;
                        }
                    }
                    Token::Mark(';') if depth == 0 => {
                        self.tests.push(first..=*line);
                        self.modules.extend(module.map(|module| (module, path)));
                        break;
                    }
                    _ => {}
                }
                place += 1;
            }
        }
    }
}

fn tokens(text: &str) -> Vec<(usize, Token)> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = vec![];
    let (mut place, mut line) = (0, 1);
    let at = |place: usize| chars.get(place).copied().unwrap_or('\0');
    while place < chars.len() {
        let start = place;
        let first = line;
        match (at(place), at(place + 1)) {
            ('/', '/') => {
                while place < chars.len() && at(place) != '\n' {
                    place += 1;
                }
            }
            ('/', '*') => {
                let mut depth = 0;
                loop {
                    match (at(place), at(place + 1)) {
                        ('/', '*') => (depth, place) = (depth + 1, place + 2),
                        ('*', '/') => (depth, place) = (depth - 1, place + 2),
                        _ => place += 1,
                    }
                    if depth == 0 || place >= chars.len() {
                        break;
                    }
                }
            }
            ('"', _) => {
                place = end_of_text(&chars, place);
                let inside = &chars[start + 1..place.saturating_sub(1).max(start + 1).min(chars.len())];
                tokens.push((first, Token::Text(inside.iter().collect())));
            }
            ('r', '"' | '#') | ('b', 'r') if raw_hashes(&chars, place).is_some() => {
                let (open, hashes) = raw_hashes(&chars, place).unwrap_or((place, 0));
                place = open + 1;
                while place < chars.len()
                    && !(at(place) == '"' && (1..=hashes).all(|further| at(place + further) == '#'))
                {
                    place += 1;
                }
                place += 1 + hashes;
                tokens.push((first, Token::Text(String::new())));
            }
            ('\'', '\\') => {
                place += 3;
                while place < chars.len() && at(place) != '\'' {
                    place += 1;
                }
                place += 1;
            }
            ('\'', _) if at(place + 2) == '\'' => place += 3,
            (':', ':') => {
                place += 2;
                tokens.push((first, Token::Path));
            }
            (c, _) if c.is_alphanumeric() || c == '_' => {
                while at(place).is_alphanumeric() || at(place) == '_' {
                    place += 1;
                }
                tokens.push((first, Token::Word(chars[start..place].iter().collect())));
            }
            (c, _) => {
                place += 1;
                if !c.is_whitespace() {
                    tokens.push((first, Token::Mark(c)));
                }
            }
        }
        let end = place.min(chars.len());
        line += chars[start..end].iter().filter(|c| **c == '\n').count();
    }
    tokens
}

/// Returns the place behind a string that begins at a quote.
fn end_of_text(chars: &[char], quote: usize) -> usize {
    let mut place = quote + 1;
    while place < chars.len() && chars[place] != '"' {
        place += if chars[place] == '\\' { 2 } else { 1 };
    }
    place + 1
}

/// Returns where the quote of a raw string is and how many hashes it has.
fn raw_hashes(chars: &[char], start: usize) -> Option<(usize, usize)> {
    let after = start + if chars.get(start) == Some(&'b') { 2 } else { 1 };
    let hashes = chars[after.min(chars.len())..].iter().take_while(|c| **c == '#').count();
    (chars.get(after + hashes) == Some(&'"')).then_some((after + hashes, hashes))
}
