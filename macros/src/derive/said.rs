//! What attributes of derived traits say of a type and of its variants: `#[error_kind("timeout")]`.

use proc_macro2::{Ident, Span};
use syn::parse::ParseStream;
use syn::{Attribute, Error, LitStr, Result, Token};

use crate::args::{Label, Root};

/// A word in quotes, `transparent`, or `crate = path`.
#[derive(Clone, Default)]
pub(super) struct Said {
    pub(super) word: Option<LitStr>,
    pub(super) transparent: Option<Ident>,
    pub(super) root: Option<Root>,
}

impl Said {
    /// What is said in attributes of this `name`; `mistake` is what is said of anything else.
    pub(super) fn by(
        attributes: &[Attribute],
        name: &str,
        mistake: fn(Span) -> Error,
    ) -> Result<Self> {
        let mut said = Self::default();
        let ours = |attribute: &&Attribute| attribute.path().is_ident(name);
        for attribute in attributes.iter().filter(ours) {
            attribute
                .parse_args_with(|input: ParseStream<'_>| said.read(input))
                .map_err(|error| mistake(error.span()))?;
        }
        Ok(said)
    }

    fn read(&mut self, input: ParseStream<'_>) -> Result<()> {
        if input.parse::<Option<Token![crate]>>()?.is_some() {
            input.parse::<Token![=]>()?;
            self.root = Some(input.parse()?);
        } else if input.peek(LitStr) {
            self.word = Some(input.fork().parse()?);
            input.parse::<Label>()?;
        } else {
            let word: Ident = input.parse()?;
            if word != "transparent" {
                return Err(Error::new(word.span(), "expected `transparent`"));
            }
            self.transparent = Some(word);
        }
        Ok(())
    }
}

/// `no_route` of `NoRoute`, `http_error` of `HTTPError`.
pub(super) fn snake_case(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (place, letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| letters[before]);
        let begins_word = before.is_some_and(|before| before.is_lowercase() || before.is_numeric())
            || before.is_some_and(char::is_uppercase)
                && letters
                    .get(place + 1)
                    .is_some_and(|next| next.is_lowercase());
        if letter.is_uppercase() && begins_word {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::snake_case;

    #[test]
    fn a_variant_is_a_kind_in_snake_case() {
        for (variant, kind) in [
            ("Declined", "declined"),
            ("NoRoute", "no_route"),
            ("HTTPError", "http_error"),
            ("Status5xx", "status5xx"),
            ("already_snake", "already_snake"),
            ("A", "a"),
        ] {
            assert_eq!(snake_case(variant), kind);
        }
    }
}
