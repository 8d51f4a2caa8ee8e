//! Which addresses may be connected to, and finding those of a name.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use thiserror::Error;

/// How far pages are fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Only addresses of the public internet: not of this machine, its network, or of no machine at all.
    Public,
    Anywhere,
}

impl Reach {
    /// Whether this address may be connected to.
    #[must_use]
    pub fn covers(self, address: IpAddr) -> bool {
        match (self, address) {
            (Self::Anywhere, _) => true,
            (Self::Public, IpAddr::V4(address)) => is_public_v4(address),
            (Self::Public, IpAddr::V6(address)) => is_public_v6(address),
        }
    }
}

/// What of IPv4 is not the public internet, as first address and length of the prefix: the registry of special-purpose
/// addresses at IANA, multicast, and what is reserved.
const NOT_PUBLIC_V4: [([u8; 4], u32); 15] = [
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    ([224, 0, 0, 0], 4),
    ([240, 0, 0, 0], 4),
];

fn is_public_v4(address: Ipv4Addr) -> bool {
    let within = |(first, length): &([u8; 4], u32)| {
        let mask = u32::MAX << (32 - length);
        address.to_bits() & mask == Ipv4Addr::from(*first).to_bits()
    };
    !NOT_PUBLIC_V4.iter().any(within)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let v4 = |high: u16, low: u16| is_public_v4(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low)));
    match address.segments() {
        // IPv4 in other clothes: mapped, translated by the network (NAT64), and tunnelled (6to4).
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            v4(high, low)
        }
        // Protocols (Teredo, benchmarks, ORCHID), and documentation.
        [0x2001, second, ..] if second < 0x200 || second == 0xdb8 => false,
        [0x3fff, second, ..] if second < 0x1000 => false,
        // All that is global stands in 2000::/3; the rest is local, multicast or reserved.
        [first, ..] => (0x2000..0x4000).contains(&first),
    }
}

/// A host that leads nowhere but into a network that is not public.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "`{host}` leads to {address}, which is no public address; where that is meant, set GUIDEPOST_PRIVATE_ADDRESSES=yes"
)]
pub struct NoPublicAddress {
    pub host: String,
    pub address: IpAddr,
}

/// A name without an address.
#[derive(Debug, Error)]
#[error("no address is known for the name `{host}`")]
pub(super) struct NoSuchHost {
    host: String,
}

/// Finds the addresses of names. Those that it gives are the ones that are connected to: a name whose address changes
/// between the check and the connection gains nothing.
#[derive(Debug)]
pub(super) struct Resolver {
    reach: Reach,
}

impl Resolver {
    pub fn new(reach: Reach) -> Self {
        Self { reach }
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.reach;
        Box::pin(async move {
            let host = name.as_str().to_owned();
            let Ok(found) = tokio::net::lookup_host((name.as_str(), 0)).await else {
                return Err(NoSuchHost { host }.into());
            };
            let (within, beyond): (Vec<_>, Vec<_>) = found.partition(|address| reach.covers(address.ip()));
            match (within.is_empty(), beyond.first()) {
                (false, _) => Ok(Box::new(within.into_iter()) as Addrs),
                (true, Some(address)) => Err(NoPublicAddress { host, address: address.ip() }.into()),
                (true, None) => Err(NoSuchHost { host }.into()),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_the_public_internet_is_out_of_reach() {
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "10.255.255.255",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:0:127.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:2::1",
            "2001:20::1",
            "2001:1ff::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "2002:a00:1::",
            "2002:c0a8:101::1",
            "3fff::1",
            "3fff:fff::1",
            "5f00::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "4000::1",
        ] {
            let address = address.parse().unwrap();
            assert!(!Reach::Public.covers(address), "{address}");
            assert!(Reach::Anywhere.covers(address), "{address}");
        }
    }

    #[test]
    fn the_public_internet_is_within_reach() {
        for address in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.1",
            "100.63.255.255",
            "100.128.0.0",
            "126.0.0.1",
            "128.0.0.1",
            "169.253.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "192.167.0.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.255",
            "2001:200::1",
            "2001:4860:4860::8888",
            "2606:4700::1111",
            "2a00:1450::1",
            "::ffff:8.8.8.8",
            "64:ff9b::8.8.8.8",
            "2002:808:808::1",
            "3fff:1000::1",
            "3ffe::1",
        ] {
            let address = address.parse().unwrap();
            assert!(Reach::Public.covers(address), "{address}");
        }
    }
}
