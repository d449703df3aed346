//! SHA-256 (FIPS 180-4), which binds a record to the words that were shown.
//!
//! Our own because every visitor downloads it, and because the browser's is asynchronous and only in secure contexts.

/// The digest of `text`, as 64 hexadecimal digits.
#[must_use]
pub fn sha256(text: &str) -> String {
    let mut hex = String::with_capacity(64);
    for word in &digest(text.as_bytes()) {
        for shift in (0..8).rev() {
            hex.push(char::from_digit((word >> (shift * 4)) & 15, 16).unwrap_or('0'));
        }
    }
    hex
}

/// Tells whether the text of a purpose has changed: the first 16 digits of [`sha256`] over name and text.
#[must_use]
pub fn text_digest(name: &str, text: &str) -> String {
    let mut hex = sha256(&(name.to_owned() + "\n" + text));
    hex.truncate(16);
    hex
}

fn digest(message: &[u8]) -> [u32; 8] {
    let (mut state, mut constants) = ([0; 8], [0; 64]);
    roots(&mut state, 2);
    roots(&mut constants, 3);
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend_from_slice(&(message.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks_exact(64) {
        compress(&mut state, block, &constants);
    }
    state
}

#[expect(clippy::many_single_char_names, reason = "the names of the standard")]
fn compress(state: &mut [u32; 8], block: &[u8], constants: &[u32; 64]) {
    let mut w = [0_u32; 64];
    for (word, bytes) in w.iter_mut().zip(block.chunks_exact(4)) {
        *word = bytes.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
    }
    for t in 16..64 {
        let (x, y) = (w[t - 15], w[t - 2]);
        let s0 = x.rotate_right(7) ^ x.rotate_right(18) ^ (x >> 3);
        let s1 = y.rotate_right(17) ^ y.rotate_right(19) ^ (y >> 10);
        w[t] = w[t - 16].wrapping_add(s0).wrapping_add(w[t - 7]).wrapping_add(s1);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (k, w) in constants.iter().zip(&w) {
        let sum1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let t1 = h.wrapping_add(sum1).wrapping_add((e & f) ^ (!e & g)).wrapping_add(*k).wrapping_add(*w);
        let sum0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let t2 = sum0.wrapping_add((a & b) ^ (a & c) ^ (b & c));
        (h, g, f, e, d, c, b, a) = (g, f, e, d.wrapping_add(t1), c, b, a, t1.wrapping_add(t2));
    }
    for (word, add) in state.iter_mut().zip(&[a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(*add);
    }
}

/// The first 32 bits of the fractional parts of the square (2) or cube (3) roots of the first primes, which is how the
/// standard defines its constants; found by bisection, since tables do not compress.
#[inline(never)]
fn roots(out: &mut [u32], degree: i32) {
    let mut candidate = 1_u32;
    for slot in out {
        candidate += 1;
        while (2..candidate).any(|divisor| candidate.is_multiple_of(divisor)) {
            candidate += 1;
        }
        // Exact enough: none of these roots is so near to 32 bits that the rounding of its power decides.
        let (mut root, mut step) = (0.0_f64, 16.0);
        for _ in 0..37 {
            let next = root + step;
            let square = next * next;
            if (if degree == 2 { square } else { square * next }) <= f64::from(candidate) {
                root = next;
            }
            step /= 2.0;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the fraction alone")]
        let fraction = (root * 4_294_967_296.0) as u64 as u32;
        *slot = fraction;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Vectors of NIST's example computations.
    #[test]
    fn agrees_with_the_standard() {
        for (text, expected) in [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            ),
        ] {
            assert_eq!(sha256(text), expected);
        }
        assert_eq!(sha256(&"a".repeat(1_000_000)), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }
}
