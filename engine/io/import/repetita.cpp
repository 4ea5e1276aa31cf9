// SPDX-License-Identifier: MIT
#include "engine/io/import/readers.h"

#include <cctype>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

constexpr double kKilobitsPerMegabit = 1000;

/// Goes through a text line by line, blank lines left out.
class Lines {
  public:
    explicit Lines(const Source& source) : source_(source) {}

    /// The words of the next line that has any; empty at the end.
    std::vector<Token> next() {
        const std::string_view text = source_.text;
        std::vector<Token> words;
        while (words.empty() && at_ < text.size()) {
            const std::size_t end = std::min(text.find_first_of("\r\n", at_), text.size());
            words = split(text.substr(at_, end - at_));
            at_ = end + 1;
        }
        return words;
    }
    [[nodiscard]] Place end() const { return {&source_, source_.text.size()}; }

  private:
    [[nodiscard]] std::vector<Token> split(std::string_view line) const {
        constexpr std::string_view kBlanks = " \t";
        std::vector<Token> words;
        std::size_t from = line.find_first_not_of(kBlanks);
        while (from != std::string_view::npos) {
            const std::size_t to = std::min(line.find_first_of(kBlanks, from), line.size());
            const std::string_view word = line.substr(from, to - from);
            words.push_back({word, {&source_, static_cast<std::size_t>(word.data() - source_.text.data())}});
            from = line.find_first_not_of(kBlanks, to);
        }
        return words;
    }

    const Source& source_;
    std::size_t at_ = 0;
};

/// A row of a section: a label, which may hold blanks or be missing, and figures.
struct Row {
    Place place;
    std::string label;
    std::vector<Token> figures;
};

Result<Row> readRow(Lines& lines, std::string_view section, std::size_t index, std::size_t count,
                    std::string_view columns, std::size_t figures) {
    const std::vector<Token> words = lines.next();
    if (words.empty()) {
        return failAt(lines.end(), Code::syntax,
                      fmt::format("the file ends after {} of {} {}", index, count, section));
    }
    if (words.size() < figures) {
        return failAt(words.front().place, Code::syntax,
                      fmt::format("{} values; expected \"{}\"", words.size(), columns));
    }
    Row row{words.front().place, {}, {words.end() - static_cast<std::ptrdiff_t>(figures), words.end()}};
    for (std::size_t i = 0; i + figures < words.size(); ++i) {
        if (i > 0) row.label += ' ';
        row.label += words[i].text;
    }
    return row;
}

/// Reads "NODES 11" and the header line after it; the number of rows that follow.
Result<std::size_t> readHeading(Lines& lines, const std::vector<Token>& heading, std::string_view columns) {
    if (heading.size() != 2) {
        return failAt(heading.front().place, Code::syntax,
                      fmt::format("expected \"{} COUNT\"", heading.front().text));
    }
    Result<std::size_t> count = readCount(heading[1], "the number of rows");
    if (!count) return count;
    const std::vector<Token> header = lines.next();
    if (header.empty() || header.front().text != "label") {
        return failAt(header.empty() ? lines.end() : header.front().place, Code::syntax,
                      fmt::format("no header line; expected \"{}\"", columns));
    }
    return count;
}

Result<std::string> readNodeIndex(const Token& token, std::string_view what) {
    const Result<std::size_t> index = readCount(token, what);
    if (!index) return tl::unexpected(index.error());
    return std::to_string(*index);
}

Result<void> readNodes(Lines& lines, std::size_t count, ForeignNetwork& network) {
    std::vector<ForeignNode> nodes;
    std::vector<Point> points;
    for (std::size_t i = 0; i < count; ++i) {
        Result<Row> row = readRow(lines, "nodes", i, count, "label x y", 2);
        if (!row) return tl::unexpected(row.error());
        constexpr NumberRange kAny{-1e300, 1e300};
        const Result<double> x = readNumber(row->figures[0], "x", kAny);
        if (!x) return tl::unexpected(x.error());
        const Result<double> y = readNumber(row->figures[1], "y", kAny);
        if (!y) return tl::unexpected(y.error());
        ForeignNode node;
        node.place = row->place;
        node.id = std::to_string(i);
        node.name = row->label;
        nodes.push_back(std::move(node));
        points.push_back({*x, *y});
    }
    placeNodes(nodes, points);
    std::move(nodes.begin(), nodes.end(), std::back_inserter(network.nodes));
    return {};
}

Result<ForeignLink> readEdge(Row& row, std::size_t index) {
    ForeignLink edge;
    edge.place = row.place;
    edge.id = fmt::format("edge_{}", index);
    edge.name = row.label;
    const Result<std::string> from = readNodeIndex(row.figures[0], "src");
    if (!from) return tl::unexpected(from.error());
    const Result<std::string> to = readNodeIndex(row.figures[1], "dest");
    if (!to) return tl::unexpected(to.error());
    const Result<double> weight = readNumber(row.figures[2], "weight", {1e-9, 1e9});
    if (!weight) return tl::unexpected(weight.error());
    const Result<double> bandwidth = readNumber(row.figures[3], "bw");
    if (!bandwidth) return tl::unexpected(bandwidth.error());
    const Result<double> delay = readNumber(row.figures[4], "delay");
    if (!delay) return tl::unexpected(delay.error());
    edge.from = *from;
    edge.to = *to;
    edge.igpMetric = *weight;
    edge.capacityMbps = *bandwidth / kKilobitsPerMegabit;
    edge.properties.emplace_back("delay", std::string(row.figures[4].text));
    return edge;
}

Result<void> readEdges(Lines& lines, std::size_t count, ForeignNetwork& network) {
    std::vector<ForeignLink> edges;
    for (std::size_t i = 0; i < count; ++i) {
        Result<Row> row = readRow(lines, "edges", i, count, "label src dest weight bw delay", 5);
        if (!row) return tl::unexpected(row.error());
        Result<ForeignLink> edge = readEdge(*row, i);
        if (!edge) return tl::unexpected(edge.error());
        // The format states no unit for it, and the values of the public sets fit none.
        network.notes.add("edge delays of unstated unit, kept as property \"delay\"", "");
        edges.push_back(std::move(*edge));
    }
    std::vector<ForeignLink> links = pairDirectedEdges(std::move(edges));
    std::move(links.begin(), links.end(), std::back_inserter(network.links));
    return {};
}

Result<void> readDemands(Lines& lines, std::size_t count, ForeignNetwork& network) {
    for (std::size_t i = 0; i < count; ++i) {
        const Result<Row> row = readRow(lines, "demands", i, count, "label src dest bw", 3);
        if (!row) return tl::unexpected(row.error());
        const Result<std::string> from = readNodeIndex(row->figures[0], "src");
        if (!from) return tl::unexpected(from.error());
        const Result<std::string> to = readNodeIndex(row->figures[1], "dest");
        if (!to) return tl::unexpected(to.error());
        const Result<double> bandwidth = readNumber(row->figures[2], "bw");
        if (!bandwidth) return tl::unexpected(bandwidth.error());
        ForeignDemand demand;
        demand.place = row->place;
        demand.id = fmt::format("demand_{}", i);
        demand.name = row->label;
        demand.from = *from;
        demand.to = *to;
        demand.mbps = *bandwidth / kKilobitsPerMegabit;
        network.demands.push_back(std::move(demand));
    }
    return {};
}

struct Section {
    std::string_view name;
    std::string_view columns;
    Result<void> (*read)(Lines&, std::size_t, ForeignNetwork&);
};

constexpr Section kSections[] = {
    {"NODES", "label x y", readNodes},
    {"EDGES", "label src dest weight bw delay", readEdges},
    {"DEMANDS", "label src dest bw", readDemands},
};

}  // namespace

bool looksLikeRepetita(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    for (const Section& section : kSections) {
        if (!text.starts_with(section.name)) continue;
        const std::size_t value = text.find_first_not_of(" \t", section.name.size());
        return value != std::string_view::npos && value > section.name.size() && text[value] != '(';
    }
    return false;
}

Result<void> readRepetita(const Source& source, ForeignNetwork& network) {
    Lines lines(source);
    for (std::vector<Token> words = lines.next(); !words.empty(); words = lines.next()) {
        const Section* section = nullptr;
        for (const Section& candidate : kSections) {
            if (words.front().text == candidate.name) section = &candidate;
        }
        if (section == nullptr) {
            return failAt(words.front().place, Code::syntax,
                          fmt::format("{} starts no section; expected NODES, EDGES or DEMANDS",
                                      quoted(words.front().text)));
        }
        const Result<std::size_t> count = readHeading(lines, words, section->columns);
        if (!count) return tl::unexpected(count.error());
        if (Result<void> read = section->read(lines, *count, network); !read) return read;
    }
    return {};
}

}  // namespace spanwright::io
