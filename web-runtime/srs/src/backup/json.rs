//! Pairs as JSON objects, in their order.

use std::fmt;
use std::marker::PhantomData;

use super::Texts;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// For a field of texts by key.
pub mod texts {
    use super::*;

    pub fn serialize<S: Serializer>(
        texts: &[(String, String)],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(texts.iter().map(|(key, text)| (key, text)))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Texts, D::Error> {
        deserializer.deserialize_map(Pairs("an object of texts", PhantomData))
    }
}

/// For a field of parts by name.
pub mod parts {
    use super::*;

    pub fn serialize<S: Serializer>(
        parts: &[(String, Texts)],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(parts.iter().map(|(name, texts)| (name, Out(texts))))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<(String, Texts)>, D::Error> {
        let parts: Vec<(String, In)> =
            deserializer.deserialize_map(Pairs("an object of parts", PhantomData))?;
        Ok(parts
            .into_iter()
            .map(|(name, In(texts))| (name, texts))
            .collect())
    }

    struct Out<'a>(&'a [(String, String)]);

    impl Serialize for Out<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            texts::serialize(self.0, serializer)
        }
    }

    struct In(Texts);

    impl<'de> Deserialize<'de> for In {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<In, D::Error> {
            texts::deserialize(deserializer).map(In)
        }
    }
}

/// Reads an object of which this is said where something else stands there.
struct Pairs<V>(&'static str, PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for Pairs<V> {
    type Value = Vec<(String, V)>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        std::iter::from_fn(|| map.next_entry().transpose()).collect()
    }
}
