// SPDX-License-Identifier: MIT
#include "engine/geo/folded_text.h"

namespace spanwright::geo {
namespace {

// Base letter of each code point from the one named, by Unicode's decompositions; "*": none.
constexpr std::string_view kLatin1 =
    "aaaaaa*ceeeeiiiidnooooo*ouuuuy**aaaaaa*ceeeeiiiidnooooo*ouuuuy*y";  // U+00C0
constexpr std::string_view kExtendedA =                                  // U+0100
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkkllllllllllnnnnnnnnnoooooo**"
    "rrrrrrssssssssttttttuuuu"
    "uuuuuuuuwwyyyzzzzzzs";
constexpr std::string_view kExtendedB =  // U+0180
    "********************************oo*************uu****************************aaiioouuuuuuuuuu*aaaa****"
    "ggkk"
    "oooo**j***gg**nnaa****aaaaeeeeiiiioooorrrruuuusstt**hh******aaeeooooooooyy****************************";
constexpr std::string_view kAdditional =  // U+1E00
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssss"
    "ssttt"
    "tttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy*s****"
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooo"
    "oooooooooouuuuuuuuuuuuuuyyyyyyyy******";

/// Takes one code point off the front; U+FFFD and one byte where it is no UTF-8.
char32_t takeCodePoint(std::string_view& text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    std::size_t length = 1;
    char32_t code = first;
    if (first >= 0xF0 && first < 0xF8) {
        length = 4;
        code = first & 0x07U;
    } else if (first >= 0xE0) {
        length = 3;
        code = first & 0x0FU;
    } else if (first >= 0xC0) {
        length = 2;
        code = first & 0x1FU;
    }
    bool sound = first < 0x80 || (first >= 0xC0 && first < 0xF8 && text.size() >= length);
    for (std::size_t i = 1; sound && i < length; ++i) {
        sound = (byte(i) & 0xC0U) == 0x80;
        code = code << 6U | (byte(i) & 0x3FU);
    }
    if (!sound) length = 1;
    text.remove_prefix(length);
    return sound ? code : U'\uFFFD';
}

/// What stands for letters that have more than one base letter; empty: nothing does.
std::string_view spelled(char32_t code) {
    switch (code) {
        case U'Æ':
        case U'æ':
            return "ae";
        case U'Œ':
        case U'œ':
            return "oe";
        case U'ß':
        case U'ẞ':
            return "ss";
        case U'Þ':
        case U'þ':
            return "th";
        case U'ĳ':
        case U'Ĳ':
            return "ij";
        case U'ŋ':
        case U'Ŋ':
            return "n";
        case U'Ə':
        case U'ə':
            return "e";
        default:
            return {};
    }
}

char baseLetter(char32_t code) {
    char letter = '*';
    if (code < 0x80) {
        const auto ascii = static_cast<char>(code);
        if (ascii >= 'A' && ascii <= 'Z') return static_cast<char>(ascii - 'A' + 'a');
        return (ascii >= 'a' && ascii <= 'z') || (ascii >= '0' && ascii <= '9') ? ascii : ' ';
    }
    if (code >= 0x80 && code < 0xC0) letter = ' ';
    if (code >= 0xC0 && code < 0x100) letter = kLatin1[code - 0xC0];
    if (code >= 0x100 && code - 0x100 < kExtendedA.size()) letter = kExtendedA[code - 0x100];
    if (code >= 0x180 && code - 0x180 < kExtendedB.size()) letter = kExtendedB[code - 0x180];
    if (code >= 0x1E00 && code - 0x1E00 < kAdditional.size()) letter = kAdditional[code - 0x1E00];
    if (code >= 0x2000 && code < 0x2070) letter = ' ';  // general punctuation: ’ ‘ – …
    return letter;
}

char32_t small(char32_t code) {
    if (code >= U'Α' && code <= U'Ω') return code + 32;
    if (code >= U'А' && code <= U'Я') return code + 32;
    if (code >= U'Ѐ' && code <= U'Џ') return code + 80;
    return code;
}

void appendUtf8(std::string& text, char32_t code) {
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (code < 0x800) {
        put(0xC0U | code >> 6U);
    } else if (code < 0x10000) {
        put(0xE0U | code >> 12U);
        put(0x80U | (code >> 6U & 0x3FU));
    } else {
        put(0xF0U | code >> 18U);
        put(0x80U | (code >> 12U & 0x3FU));
        put(0x80U | (code >> 6U & 0x3FU));
    }
    put(0x80U | (code & 0x3FU));
}

}  // namespace

std::string folded(std::string_view text) {
    std::string key;
    key.reserve(text.size());
    while (!text.empty()) {
        const char32_t code = takeCodePoint(text);
        const bool mark = code >= 0x300 && code < 0x370;
        if (mark || code == U'\uFFFD') continue;
        if (const std::string_view letters = spelled(code); !letters.empty()) {
            key += letters;
            continue;
        }
        const char letter = baseLetter(code);
        if (letter == '*') {
            appendUtf8(key, small(code));
        } else if (letter != ' ') {
            key.push_back(letter);
        } else if (!key.empty() && key.back() != ' ') {
            key.push_back(' ');
        }
    }
    if (!key.empty() && key.back() == ' ') key.pop_back();
    return key;
}

}  // namespace spanwright::geo
