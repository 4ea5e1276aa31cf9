// SPDX-License-Identifier: MIT
#include "app/panels/model/text_match.h"

#include <algorithm>

namespace spanwright::app {
namespace {

// A class of matches lies whole above the next: what is taken off within one is less than the distance.
constexpr int kWhole = 6000;
constexpr int kBeginning = 5000;
constexpr int kWords = 4000;
constexpr int kAnywhere = 3000;
constexpr int kLetters = 2000;
constexpr int kMostOff = 900;

bool beginsWord(std::string_view text, std::size_t at) {
    return at == 0 || text[at - 1] == ' ';
}

enum class Found { no, inside, asWord };

Found find(std::string_view text, std::string_view word) {
    Found found = Found::no;
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        if (beginsWord(text, at)) return Found::asWord;
        found = Found::inside;
    }
    return found;
}

/// The worst of the words typed says how the whole was found.
Found findAll(std::string_view text, std::string_view typed) {
    Found worst = Found::asWord;
    while (!typed.empty() && worst != Found::no) {
        const std::string_view word = typed.substr(0, typed.find(' '));
        typed.remove_prefix(std::min(typed.size(), word.size() + 1));
        worst = std::min(worst, find(text, word));
    }
    return worst;
}

/// By how many pieces the letters lie apart; negative: they are not all there in their order.
int gapsBetweenLetters(std::string_view text, std::string_view typed) {
    int gaps = 0;
    std::size_t from = 0;
    for (const char letter : typed) {
        if (letter == ' ') continue;
        const std::size_t at = text.find(letter, from);
        if (at == std::string_view::npos) return -1;
        // Initials are what people type when they leave letters out.
        if (at != from && !beginsWord(text, at)) ++gaps;
        from = at + 1;
    }
    return gaps;
}

}  // namespace

int matchScore(std::string_view text, std::string_view typed) {
    const int off = static_cast<int>(std::min<std::size_t>(text.size(), kMostOff / 3));
    if (typed.empty()) return 1;
    if (text == typed) return kWhole;
    if (text.starts_with(typed)) return kBeginning - off;
    switch (findAll(text, typed)) {
        case Found::asWord:
            return kWords - off;
        case Found::inside:
            return kAnywhere - off;
        case Found::no:
            break;
    }
    const int gaps = gapsBetweenLetters(text, typed);
    // Letters strewn over a long text answer nothing.
    const int letters = static_cast<int>(
        typed.size() - static_cast<std::size_t>(std::count(typed.begin(), typed.end(), ' ')));
    if (gaps < 0 || letters < 2 || gaps * 2 > letters) return 0;
    return kLetters - off - std::min(gaps * 50, kMostOff - off);
}

}  // namespace spanwright::app
