// SPDX-License-Identifier: MIT
#include "engine/io/import/readers.h"
#include "engine/io/import/sndlib.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

constexpr std::string_view kSignature = "?SNDlib native format";
constexpr std::string_view kBlanks = " \t\r\n";

/// Goes through words, brackets being words of their own; '#' and '?' at the start of a line hide the line.
class Words {
  public:
    explicit Words(const Source& source) : source_(source) {}

    /// The next word; empty at the end.
    Token next() {
        skip();
        const std::string_view text = source_.text;
        const std::size_t from = at_;
        if (at_ < text.size() && (text[at_] == '(' || text[at_] == ')')) {
            ++at_;
        } else {
            at_ = std::min(text.find_first_of(" \t\r\n()", at_), text.size());
        }
        return {text.substr(from, at_ - from), {&source_, from}};
    }
    Token peek() {
        const std::size_t at = at_;
        Token word = next();
        at_ = at;
        return word;
    }
    /// The rest of the line.
    Token line() {
        const std::string_view text = source_.text;
        const std::size_t end = std::min(text.find_first_of("\r\n", at_), text.size());
        const Token rest{text.substr(at_, end - at_), {&source_, at_}};
        at_ = end;
        return rest;
    }

  private:
    void skip() {
        const std::string_view text = source_.text;
        for (;;) {
            at_ = std::min(text.find_first_not_of(kBlanks, at_), text.size());
            if (at_ == text.size() || (text[at_] != '#' && text[at_] != '?')) return;
            at_ = std::min(text.find_first_of("\r\n", at_), text.size());
        }
    }

    const Source& source_;
    std::size_t at_ = 0;
};

bool isBracket(const Token& word) {
    return word.text == "(" || word.text == ")";
}

Result<void> expect(Words& words, std::string_view bracket, std::string_view where) {
    const Token word = words.next();
    if (word.text == bracket) return {};
    return failAt(word.place, Code::syntax,
                  fmt::format("{} in {}; expected \"{}\"", word.empty() ? "the file ends" : quoted(word.text),
                              where, bracket));
}

Result<Token> value(Words& words, std::string_view what) {
    const Token word = words.next();
    if (!word.empty() && !isBracket(word)) return word;
    return failAt(word.place, Code::syntax,
                  fmt::format("{}; expected {}", word.empty() ? "the file ends" : quoted(word.text), what));
}

/// "( SOURCE TARGET )".
struct Ends {
    Token from;
    Token to;
};

Result<Ends> readEnds(Words& words, std::string_view what) {
    if (Result<void> open = expect(words, "(", what); !open) return tl::unexpected(open.error());
    const Result<Token> from = value(words, "the source node");
    if (!from) return tl::unexpected(from.error());
    const Result<Token> to = value(words, "the target node");
    if (!to) return tl::unexpected(to.error());
    if (Result<void> close = expect(words, ")", what); !close) return tl::unexpected(close.error());
    return Ends{*from, *to};
}

Result<void> readMeta(Words& words, ForeignNetwork& network) {
    for (Token word = words.next(); word.text != ")"; word = words.next()) {
        if (word.empty()) return failAt(word.place, Code::syntax, "the file ends within META");
        std::string_view content = words.line().text;
        content.remove_prefix(std::min(content.find_first_not_of(" \t="), content.size()));
        while (!content.empty() && kBlanks.find(content.back()) != std::string_view::npos)
            content.remove_suffix(1);
        if (word.text == "unit") noteSndlibUnit(content, network.notes);
        network.properties.emplace_back(word.text, content);
    }
    return {};
}

Result<void> readNodes(Words& words, ForeignNetwork& network) {
    std::vector<ForeignNode> nodes;
    std::vector<Point> points;
    for (Token word = words.next(); word.text != ")"; word = words.next()) {
        if (word.empty() || isBracket(word)) {
            return failAt(word.place, Code::syntax, "expected a node id, or \")\" after the nodes");
        }
        ForeignNode node;
        node.place = word.place;
        node.id = word.text;
        if (words.peek().text == "(") {
            words.next();
            Point point;
            for (double* coordinate : {&point.x, &point.y}) {
                const Result<double> read = readNumber(words.next(), "a coordinate", {-1e300, 1e300});
                if (!read) return tl::unexpected(read.error());
                *coordinate = *read;
            }
            if (Result<void> close = expect(words, ")", "NODES"); !close) return close;
            points.push_back(point);
        }
        nodes.push_back(std::move(node));
    }
    // Coordinates of some nodes only cannot be told apart from none; the layout then places all.
    if (points.size() == nodes.size()) placeNodes(nodes, points);
    std::move(nodes.begin(), nodes.end(), std::back_inserter(network.nodes));
    return {};
}

Result<void> readLinks(Words& words, ForeignNetwork& network) {
    for (Token id = words.next(); id.text != ")"; id = words.next()) {
        if (id.empty() || isBracket(id)) {
            return failAt(id.place, Code::syntax, "expected a link id, or \")\" after the links");
        }
        const Result<Ends> ends = readEnds(words, "LINKS");
        if (!ends) return tl::unexpected(ends.error());
        SndlibLink link{id.place, id.text, ends->from.text, ends->to.text, {}, {}, {}, {}, {}};
        for (Token* figure :
             {&link.preInstalledCapacity, &link.preInstalledCost, &link.routingCost, &link.setupCost}) {
            const Result<Token> word = value(words, "a figure of the link");
            if (!word) return tl::unexpected(word.error());
            *figure = *word;
        }
        if (Result<void> open = expect(words, "(", "LINKS"); !open) return open;
        while (words.peek().text != ")") {
            const Result<Token> capacity = value(words, "a module's capacity");
            if (!capacity) return tl::unexpected(capacity.error());
            const Result<Token> cost = value(words, "a module's cost");
            if (!cost) return tl::unexpected(cost.error());
            link.modules.push_back({*capacity, *cost});
        }
        words.next();
        Result<ForeignLink> made = makeSndlibLink(link);
        if (!made) return tl::unexpected(made.error());
        network.links.push_back(std::move(*made));
    }
    return {};
}

Result<void> readDemands(Words& words, ForeignNetwork& network) {
    for (Token id = words.next(); id.text != ")"; id = words.next()) {
        if (id.empty() || isBracket(id)) {
            return failAt(id.place, Code::syntax, "expected a demand id, or \")\" after the demands");
        }
        const Result<Ends> ends = readEnds(words, "DEMANDS");
        if (!ends) return tl::unexpected(ends.error());
        SndlibDemand demand{id.place, id.text, ends->from.text, ends->to.text, {}, {}, {}};
        for (Token* figure : {&demand.routingUnit, &demand.value, &demand.maxPathLength}) {
            const Result<Token> word = value(words, "a figure of the demand");
            if (!word) return tl::unexpected(word.error());
            *figure = *word;
        }
        Result<ForeignDemand> made = makeSndlibDemand(demand, network.notes);
        if (!made) return tl::unexpected(made.error());
        network.demands.push_back(std::move(*made));
    }
    return {};
}

/// Routing follows the metrics, so that prescribed paths have no counterpart: demands are counted, no more.
Result<void> readPaths(Words& words, ForeignNetwork& network) {
    int depth = 0;
    for (Token word = words.next(); depth > 0 || word.text != ")"; word = words.next()) {
        if (word.empty()) return failAt(word.place, Code::syntax, "the file ends within ADMISSIBLE_PATHS");
        if (depth == 0 && !isBracket(word)) {
            network.notes.add("admissible paths left out: routing follows the metrics", word.text);
        }
        if (word.text == "(") ++depth;
        if (word.text == ")") --depth;
    }
    return {};
}

struct Section {
    std::string_view name;
    Result<void> (*read)(Words&, ForeignNetwork&);
};

constexpr Section kSections[] = {
    {"META", readMeta},
    {"NODES", readNodes},
    {"LINKS", readLinks},
    {"DEMANDS", readDemands},
    {"ADMISSIBLE_PATHS", readPaths},
};

}  // namespace

bool looksLikeSndlib(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    return text.starts_with(kSignature);
}

Result<void> readSndlib(const Source& source, ForeignNetwork& network) {
    Words words(source);
    for (Token name = words.next(); !name.empty(); name = words.next()) {
        const auto* section = std::find_if(std::begin(kSections), std::end(kSections),
                                           [&](const Section& known) { return known.name == name.text; });
        if (section == std::end(kSections)) {
            return failAt(name.place, Code::syntax,
                          fmt::format("{} is no section; expected META, NODES, LINKS, DEMANDS or "
                                      "ADMISSIBLE_PATHS",
                                      quoted(name.text)));
        }
        if (Result<void> open = expect(words, "(", name.text); !open) return open;
        if (Result<void> read = section->read(words, network); !read) return read;
    }
    return {};
}

}  // namespace spanwright::io
