//! Sealing: what leads to a person is encrypted at rest, and its row is found by a keyed hash.
//!
//! Telegram gives out so few ids that a plain hash of one is undone in seconds by trying all; hence the key, also for
//! looking up. Each use of the key has a key of its own, made from it.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac as _};
use secrecy::{ExposeSecret as _, SecretBox};
use sha2::Sha256;

use super::StoreError;

/// The length of the key.
pub const KEY_LENGTH: usize = 32;

/// What everything is sealed with. Overwritten in memory when it is dropped.
pub type Key = SecretBox<[u8; KEY_LENGTH]>;

/// The first byte of what is sealed: how.
const VERSION: u8 = 1;
const NONCE_LENGTH: usize = 24;

/// Which column a sealed value stands in: in another one it cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Chat,
    OwedAnswer,
    Share,
    Subscriber,
    Wish,
    Manner,
}

impl Purpose {
    fn label(self) -> &'static [u8] {
        match self {
            Self::Chat => b"chat",
            Self::OwedAnswer => b"owed answer",
            Self::Share => b"share",
            Self::Subscriber => b"subscriber",
            Self::Wish => b"wish",
            Self::Manner => b"manner",
        }
    }
}

/// Seals, opens and looks up.
pub struct Vault {
    cipher: XChaCha20Poly1305,
    /// Keyed, and fed with nothing yet.
    lookup: Hmac<Sha256>,
    check: [u8; 32],
}

impl Vault {
    pub fn new(key: &Key) -> Self {
        let key = keyed(key.expose_secret());
        Self {
            cipher: XChaCha20Poly1305::new(&hash(&key, &[b"guidepost 1: seal"]).into()),
            lookup: keyed(&hash(&key, &[b"guidepost 1: look up"])),
            check: hash(&key, &[b"guidepost 1: check"]),
        }
    }

    /// Seals with a fresh nonce: the same value looks different each time.
    pub fn seal(&self, purpose: Purpose, value: &[u8]) -> Result<Vec<u8>, StoreError> {
        let mut nonce = [0; NONCE_LENGTH];
        getrandom::fill(&mut nonce).map_err(|source| StoreError::Random { source })?;
        let payload = Payload { msg: value, aad: purpose.label() };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| StoreError::Sealed)?;
        Ok([&[VERSION], &nonce[..], &sealed].concat())
    }

    pub fn open(&self, purpose: Purpose, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let (version, rest) = sealed.split_first().ok_or(StoreError::Sealed)?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE_LENGTH>().ok_or(StoreError::Sealed)?;
        if *version != VERSION {
            return Err(StoreError::Sealed);
        }
        let payload = Payload { msg: sealed, aad: purpose.label() };
        self.cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| StoreError::Sealed)
    }

    /// The same for the same value: what a row is found by.
    pub fn lookup(&self, purpose: Purpose, value: &[u8]) -> [u8; 32] {
        // No label has a zero in it, so no two pairs run together.
        hash(&self.lookup, &[purpose.label(), &[0], value])
    }

    pub fn seal_chat(&self, purpose: Purpose, chat_id: i64) -> Result<Vec<u8>, StoreError> {
        self.seal(purpose, &chat_id.to_le_bytes())
    }

    pub fn open_chat(&self, purpose: Purpose, sealed: &[u8]) -> Result<i64, StoreError> {
        let bytes = self.open(purpose, sealed)?.try_into().map_err(|_| StoreError::Sealed)?;
        Ok(i64::from_le_bytes(bytes))
    }

    /// A chat is found by the same hash in every table.
    pub fn lookup_chat(&self, chat_id: i64) -> [u8; 32] {
        self.lookup(Purpose::Chat, &chat_id.to_le_bytes())
    }

    /// Tells this key from others, and says nothing about it.
    pub fn check(&self) -> &[u8] {
        &self.check
    }
}

fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    // A shorter key than a block is filled up with zeros: here, so that no length can be wrong.
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    Hmac::new(&block.into())
}

fn hash(keyed: &Hmac<Sha256>, parts: &[&[u8]]) -> [u8; 32] {
    let mut keyed = keyed.clone();
    for part in parts {
        keyed.update(part);
    }
    keyed.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault(byte: u8) -> Vault {
        Vault::new(&Key::new(Box::new([byte; KEY_LENGTH])))
    }

    #[test]
    fn what_is_sealed_opens_with_the_same_key_and_for_the_same_purpose_only() {
        let sealed = vault(1).seal_chat(Purpose::Chat, -100_123).unwrap();
        assert_eq!(vault(1).open_chat(Purpose::Chat, &sealed).unwrap(), -100_123);
        assert!(matches!(vault(2).open_chat(Purpose::Chat, &sealed), Err(StoreError::Sealed)));
        for other in [Purpose::Share, Purpose::OwedAnswer] {
            assert!(matches!(vault(1).open_chat(other, &sealed), Err(StoreError::Sealed)));
        }
    }

    #[test]
    fn every_changed_bit_is_noticed() {
        let vault = vault(1);
        let sealed = vault.seal(Purpose::Share, b"AAB").unwrap();
        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(matches!(vault.open(Purpose::Share, &changed), Err(StoreError::Sealed)), "bit {bit}");
        }
        for length in 0..sealed.len() {
            assert!(vault.open(Purpose::Share, &sealed[..length]).is_err());
        }
    }

    #[test]
    fn the_same_value_is_sealed_differently_and_looked_up_alike() {
        let vault = vault(1);
        assert_ne!(vault.seal_chat(Purpose::Chat, 7).unwrap(), vault.seal_chat(Purpose::Chat, 7).unwrap());
        assert_eq!(vault.lookup_chat(7), vault.lookup_chat(7));
        assert_ne!(vault.lookup_chat(7), vault.lookup_chat(8));
        assert_ne!(vault.lookup_chat(7), super::tests::vault(2).lookup_chat(7));
        assert_ne!(vault.lookup(Purpose::Chat, b"x"), vault.lookup(Purpose::Share, b"x"));
    }

    /// As another implementation has it: databases must open with later versions.
    #[test]
    fn the_way_from_the_key_never_changes() {
        let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
        assert_eq!(hex(vault(1).check()), "a703281f4eab48901daee72a46860577a3d7d4301433039e65e133a016d6e958");
        assert_eq!(
            hex(&vault(1).lookup_chat(-100_123)),
            "a746ce051ccdbe8d9c68e85eadf882598f0fa1af30879773730a9adfae4d9d8e"
        );
        let sealed = data_encoding::HEXLOWER
            .decode(
                b"01000102030405060708090a0b0c0d0e0f1011121314151617e55c92dce7972afcc54a0c47bdb3b65f5b5a969bd539c237",
            )
            .unwrap();
        assert_eq!(vault(1).open_chat(Purpose::Chat, &sealed).unwrap(), -100_123);
    }
}
