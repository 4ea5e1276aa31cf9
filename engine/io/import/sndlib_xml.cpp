// SPDX-License-Identifier: MIT
#include "engine/io/import/sndlib.h"
#include "engine/io/import/xml_readers.h"

#include <deque>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

/// Keeps the texts that tokens of one element point to.
class Texts {
  public:
    explicit Texts(const Source& source) : source_(source) {}

    Token of(const pugi::xml_node& node) {
        if (!node) return {};
        return {texts_.emplace_back(textOf(node)), placeOf(source_, node)};
    }
    /// The text of a child that must be there.
    Result<Token> required(const pugi::xml_node& parent, std::string_view name) {
        const pugi::xml_node child = childNamed(parent, name);
        Token token = of(child);
        if (!token.empty()) return token;
        return failAt(placeOf(source_, child ? child : parent), Code::syntax,
                      fmt::format("<{}> has no <{}>; expected one", localName(parent), name));
    }

  private:
    const Source& source_;
    std::deque<std::string> texts_;
};

Result<std::string> idOf(const Source& source, const pugi::xml_node& node) {
    std::string id = node.attribute("id").value();
    if (!id.empty()) return id;
    return failAt(placeOf(source, node), Code::syntax, fmt::format("<{}> has no id", localName(node)));
}

Result<void> readNodes(const Source& source, const pugi::xml_node& nodes, ForeignNetwork& network) {
    std::vector<ForeignNode> read;
    std::vector<Point> points;
    for (const pugi::xml_node& element : nodes.children()) {
        if (localName(element) != "node") continue;
        Result<std::string> id = idOf(source, element);
        if (!id) return tl::unexpected(id.error());
        ForeignNode node;
        node.place = placeOf(source, element);
        node.id = std::move(*id);
        const pugi::xml_node coordinates = childNamed(element, "coordinates");
        if (coordinates) {
            Texts texts(source);
            Point point;
            for (const auto& [name, coordinate] : {std::pair{"x", &point.x}, std::pair{"y", &point.y}}) {
                const Result<Token> text = texts.required(coordinates, name);
                if (!text) return tl::unexpected(text.error());
                const Result<double> value = readNumber(*text, name, {-1e300, 1e300});
                if (!value) return tl::unexpected(value.error());
                *coordinate = *value;
            }
            points.push_back(point);
        }
        read.push_back(std::move(node));
    }
    if (points.size() == read.size()) placeNodes(read, points);
    std::move(read.begin(), read.end(), std::back_inserter(network.nodes));
    return {};
}

Result<void> readLink(const Source& source, const pugi::xml_node& element, ForeignNetwork& network) {
    Texts texts(source);
    const Result<std::string> id = idOf(source, element);
    if (!id) return tl::unexpected(id.error());
    const Result<Token> from = texts.required(element, "source");
    if (!from) return tl::unexpected(from.error());
    const Result<Token> to = texts.required(element, "target");
    if (!to) return tl::unexpected(to.error());
    const pugi::xml_node installed = childNamed(element, "preInstalledModule");
    SndlibLink link{placeOf(source, element),
                    *id,
                    from->text,
                    to->text,
                    texts.of(childNamed(installed, "capacity")),
                    texts.of(childNamed(installed, "cost")),
                    texts.of(childNamed(element, "routingCost")),
                    texts.of(childNamed(element, "setupCost")),
                    {}};
    for (const pugi::xml_node& module : childNamed(element, "additionalModules").children()) {
        if (localName(module) != "addModule") continue;
        const Result<Token> capacity = texts.required(module, "capacity");
        if (!capacity) return tl::unexpected(capacity.error());
        link.modules.push_back({*capacity, texts.of(childNamed(module, "cost"))});
    }
    Result<ForeignLink> made = makeSndlibLink(link);
    if (!made) return tl::unexpected(made.error());
    network.links.push_back(std::move(*made));
    return {};
}

Result<void> readDemand(const Source& source, const pugi::xml_node& element, ForeignNetwork& network) {
    Texts texts(source);
    const Result<std::string> id = idOf(source, element);
    if (!id) return tl::unexpected(id.error());
    const Result<Token> from = texts.required(element, "source");
    if (!from) return tl::unexpected(from.error());
    const Result<Token> to = texts.required(element, "target");
    if (!to) return tl::unexpected(to.error());
    const Result<Token> value = texts.required(element, "demandValue");
    if (!value) return tl::unexpected(value.error());
    if (childNamed(element, "admissiblePaths")) {
        network.notes.add("admissible paths left out: routing follows the metrics", *id);
    }
    const SndlibDemand demand{placeOf(source, element),
                              *id,
                              from->text,
                              to->text,
                              texts.of(childNamed(element, "routingUnit")),
                              *value,
                              texts.of(childNamed(element, "maxPathLength"))};
    Result<ForeignDemand> made = makeSndlibDemand(demand, network.notes);
    if (!made) return tl::unexpected(made.error());
    network.demands.push_back(std::move(*made));
    return {};
}

}  // namespace

Result<void> readSndlibXml(const Source& source, const pugi::xml_node& root, ForeignNetwork& network) {
    for (const pugi::xml_node& entry : childNamed(root, "meta").children()) {
        const std::string content = textOf(entry);
        if (localName(entry) == "unit") noteSndlibUnit(content, network.notes);
        if (!content.empty()) network.properties.emplace_back(localName(entry), content);
    }
    const pugi::xml_node structure = childNamed(root, "networkStructure");
    Result<void> nodes = readNodes(source, childNamed(structure, "nodes"), network);
    if (!nodes) return nodes;
    for (const pugi::xml_node& element : childNamed(structure, "links").children()) {
        if (localName(element) != "link") continue;
        if (Result<void> read = readLink(source, element, network); !read) return read;
    }
    for (const pugi::xml_node& element : childNamed(root, "demands").children()) {
        if (localName(element) != "demand") continue;
        if (Result<void> read = readDemand(source, element, network); !read) return read;
    }
    return {};
}

}  // namespace spanwright::io
