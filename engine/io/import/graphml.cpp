// SPDX-License-Identifier: MIT
#include "engine/io/import/link_speed.h"
#include "engine/io/import/xml_readers.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

constexpr double kAssumedMbps = 1000;
constexpr double kBitsPerMegabit = 1e6;

/// One value of an element, by the name of its attribute.
struct Value {
    std::string text;
    pugi::xml_node node;  ///< where it stands; null for a default
};
using Values = std::vector<std::pair<std::string, Value>>;

const Value* find(const Values& values, std::string_view name) {
    for (const auto& [key, value] : values) {
        if (key == name && !value.text.empty()) return &value;
    }
    return nullptr;
}

class GraphmlReader {
  public:
    GraphmlReader(const Source& source, const pugi::xml_node& root, ForeignNetwork& network)
        : source_(source), root_(root), network_(network) {}

    Result<void> read() {
        readKeys();
        Result<void> done;
        for (pugi::xml_node node = root_; node && done; node = nextInDocument(node, root_)) {
            const std::string_view name = localName(node);
            if (name == "graph") readGraph(node);
            if (name == "node") done = readNode(node);
            if (name == "edge") done = readEdge(node);
            if (name == "hyperedge") {
                network_.notes.add("hyperedge elements, which join any number of nodes, left out",
                                   node.attribute("id").value());
            }
        }
        if (!done) return done;
        for (const std::string& name : kept_)
            network_.notes.add("attributes without a counterpart, kept as properties", name);
        std::vector<ForeignLink> paired = pairDirectedEdges(std::move(directed_));
        std::move(paired.begin(), paired.end(), std::back_inserter(network_.links));
        return {};
    }

  private:
    struct Key {
        std::string id;
        std::string name;
        std::string domain;  ///< node, edge, graph, all
        std::string fallback;
    };

    void readKeys() {
        for (const pugi::xml_node& element : root_.children()) {
            if (localName(element) != "key") continue;
            Key key;
            key.id = element.attribute("id").value();
            key.name = element.attribute("attr.name").value();
            key.domain = element.attribute("for").value();
            key.fallback = textOf(childNamed(element, "default"));
            keys_.emplace(std::pair(key.domain, key.id), keyList_.size());
            keyList_.push_back(std::move(key));
        }
    }

    [[nodiscard]] const Key* keyFor(const std::string& domain, const std::string& id) const {
        for (const std::string& scope : {domain, std::string("all"), std::string()}) {
            const auto at = keys_.find({scope, id});
            if (at != keys_.end()) return &keyList_[at->second];
        }
        return nullptr;
    }

    /// The values of an element and the defaults of those that it does not state.
    Values valuesOf(const pugi::xml_node& element, const std::string& domain) {
        Values values;
        for (const pugi::xml_node& data : element.children()) {
            if (localName(data) != "data") continue;
            const std::string id = data.attribute("key").value();
            const Key* key = keyFor(domain, id);
            if (key == nullptr || key->name.empty()) {
                // Without a name it is a drawing program's own data, or no key declares it.
                network_.notes.add("data without a named attribute left out", id);
                continue;
            }
            values.emplace_back(key->name, Value{textOf(data), data});
        }
        for (const Key& key : keyList_) {
            if (key.fallback.empty() || key.domain != domain || find(values, key.name)) continue;
            values.emplace_back(key.name, Value{key.fallback, {}});
        }
        return values;
    }

    /// Keeps the values whose names are not among `used`.
    void keep(const Values& values, std::initializer_list<std::string_view> used, Properties& properties) {
        for (const auto& [name, value] : values) {
            if (value.text.empty() || std::find(used.begin(), used.end(), name) != used.end()) continue;
            properties.emplace_back(name, value.text);
            kept_.insert(name);
        }
    }

    Result<double> number(const Value& value, const pugi::xml_node& element, std::string_view what,
                          NumberRange range = {}) const {
        return readXmlNumber(source_, value.node ? value.node : element, value.text, what, range);
    }

    void readGraph(const pugi::xml_node& graph) {
        const Values values = valuesOf(graph, "graph");
        if (graph.parent() != root_) {
            network_.notes.add("nested graphs, taken as part of the whole", graph.attribute("id").value());
            return;
        }
        directedByDefault_ = std::string_view(graph.attribute("edgedefault").value()) == "directed";
        if (const Value* name = find(values, "Network")) network_.name = name->text;
        keep(values, {"Network"}, network_.properties);
    }

    Result<void> readNode(const pugi::xml_node& element) {
        ForeignNode node;
        node.place = placeOf(source_, element);
        node.id = element.attribute("id").value();
        if (node.id.empty()) return failAt(node.place, Code::syntax, "a node has no id");
        const Values values = valuesOf(element, "node");
        if (const Value* label = find(values, "label")) node.name = label->text;
        const Value* latitude = find(values, "Latitude");
        const Value* longitude = find(values, "Longitude");
        if (latitude && longitude) {
            const Result<double> north = number(*latitude, element, "Latitude", {-90, 90});
            if (!north) return tl::unexpected(north.error());
            const Result<double> east = number(*longitude, element, "Longitude", {-180, 180});
            if (!east) return tl::unexpected(east.error());
            node.latitudeDegrees = *north;
            node.longitudeDegrees = *east;
            keep(values, {"label", "Latitude", "Longitude"}, node.properties);
        } else {
            keep(values, {"label"}, node.properties);
        }
        if (const Value* helper = find(values, "hyperedge"); helper && helper->text == "1") {
            network_.notes.add("helper points of lines with more than two ends, kept as devices", node.id);
        }
        network_.nodes.push_back(std::move(node));
        return {};
    }

    struct Capacity {
        double mbps = kAssumedMbps;
        bool stated = false;  ///< by the attributes for speed, which then need not be kept
    };

    Result<Capacity> capacityOf(const Values& values, const pugi::xml_node& element, const std::string& id) {
        if (const Value* raw = find(values, "LinkSpeedRaw")) {
            const Result<double> bits = number(*raw, element, "LinkSpeedRaw");
            if (!bits) return tl::unexpected(bits.error());
            if (*bits > 0) return Capacity{*bits / kBitsPerMegabit, true};
        }
        const Value* speed = find(values, "LinkSpeed");
        const Value* units = find(values, "LinkSpeedUnits");
        if (speed) {
            const auto mbps = speedInText(units ? speed->text + " " + units->text : speed->text);
            if (mbps) return Capacity{*mbps, true};
        }
        if (const Value* label = find(values, "LinkLabel")) {
            if (const auto mbps = speedInText(label->text)) return Capacity{*mbps, false};
        }
        network_.notes.add(fmt::format("links without a stated speed, taken as {} Mbit/s", kAssumedMbps), id);
        return Capacity{};
    }

    /// The id that the file gives an edge, where it gives one that no other edge has.
    std::string edgeId(const pugi::xml_node& element, const Values& values, std::size_t index) {
        std::string id = element.attribute("id").value();
        if (const Value* stated = find(values, "id"); id.empty() && stated) id = stated->text;
        if (!id.empty() && edgeIds_.insert(id).second) return id;
        const std::string made = fmt::format("e{}", index);
        id = made;
        for (int n = 2; !edgeIds_.insert(id).second; ++n)
            id = fmt::format("{}-{}", made, n);
        return id;
    }

    Result<void> readEdge(const pugi::xml_node& element) {
        ForeignLink link;
        link.place = placeOf(source_, element);
        const Values values = valuesOf(element, "edge");
        link.id = edgeId(element, values, edges_++);
        link.from = element.attribute("source").value();
        link.to = element.attribute("target").value();
        if (link.from.empty() || link.to.empty()) {
            return failAt(link.place, Code::syntax, "an edge needs a source and a target");
        }
        const Result<Capacity> capacity = capacityOf(values, element, link.id);
        if (!capacity) return tl::unexpected(capacity.error());
        link.capacityMbps = capacity->mbps;
        if (const Value* label = find(values, "label")) link.name = label->text;
        if (capacity->stated) {
            keep(values, {"label", "id", "LinkSpeedRaw", "LinkSpeed", "LinkSpeedUnits"}, link.properties);
        } else {
            keep(values, {"label", "id"}, link.properties);
        }
        const std::string_view stated = element.attribute("directed").value();
        const bool directed = stated.empty() ? directedByDefault_ : stated == "true";
        (directed ? directed_ : network_.links).push_back(std::move(link));
        return {};
    }

    const Source& source_;
    pugi::xml_node root_;
    ForeignNetwork& network_;
    std::vector<Key> keyList_;
    std::map<std::pair<std::string, std::string>, std::size_t> keys_;  ///< by domain and id
    std::set<std::string> kept_;
    std::unordered_set<std::string> edgeIds_;
    std::vector<ForeignLink> directed_;
    std::size_t edges_ = 0;
    bool directedByDefault_ = false;
};

}  // namespace

Result<void> readGraphml(const Source& source, const pugi::xml_node& root, ForeignNetwork& network) {
    return GraphmlReader(source, root, network).read();
}

}  // namespace spanwright::io
