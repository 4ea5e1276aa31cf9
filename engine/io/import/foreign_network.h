// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/geometry.h"
#include "engine/design/network.h"
#include "engine/io/import/source.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the readers of foreign formats fill, before ids are resolved over all inputs. Elements name each
/// other by the ids of the files.
namespace spanwright::io {

struct ForeignNode {
    Place place;
    std::string id;
    std::string name;
    DeviceKind kind = DeviceKind::router;
    std::string site;  ///< name of a site that holds several nodes; empty: none, or one of its own
    std::optional<double> latitudeDegrees;
    std::optional<double> longitudeDegrees;
    std::optional<Point> drawn;  ///< where a drawing without geography has it, any scale, y growing up
    int count = 1;
    std::optional<double> throughputMbps;
    Reliability reliability;
    Properties properties;
};

/// How a link that names an unknown node is taken.
enum class UnknownEnds { refuse, createDevices };

struct ForeignLink {
    Place place;
    std::string id;
    std::string name;
    std::string from;
    std::string to;
    UnknownEnds unknownEnds = UnknownEnds::refuse;
    LinkKind kind = LinkKind::fibre;
    double capacityMbps = 0;
    std::optional<double> capacityReverseMbps;
    std::optional<double> lengthKm;
    std::optional<double> latencyMs;
    std::optional<double> igpMetric;
    std::optional<double> igpMetricReverse;
    Reliability reliability;
    std::vector<std::string> sharedRiskGroups;
    Properties properties;
};

struct ForeignDemand {
    Place place;
    std::string id;
    std::string name;
    std::string from;
    std::string to;
    double mbps = 0;
    TrafficClass trafficClass = TrafficClass::bestEffort;
    double growthPercentPerYear = 0;
    std::optional<double> availabilityTarget;
    std::optional<double> maxLatencyMs;
    std::optional<double> maxLossPercent;
    std::optional<int> dscp;
    Properties properties;
};

/// What was left out or assumed: one line a kind, with a count and the first few names.
class Notes {
  public:
    void add(const std::string& kind, std::string_view example);
    [[nodiscard]] std::vector<std::string> lines() const;

  private:
    struct Entry {
        std::size_t count = 0;
        std::string examples;
    };
    std::vector<std::string> order_;
    std::map<std::string, Entry> entries_;
};

struct ForeignNetwork {
    std::string name;
    std::vector<ForeignNode> nodes;
    std::vector<ForeignLink> links;
    std::vector<ForeignDemand> demands;
    Properties properties;  ///< of the network as a whole
    Notes notes;
};

/// Makes full-duplex links of directed edges, in file order: each edge takes the first edge that runs the
/// other way between the same two nodes and is not taken yet. The reverse edge gives the reverse capacity and
/// metric; its other properties are kept with the suffix "_reverse" where they differ. An edge without a
/// partner stays one-way. Linear in edges but for the look-up.
[[nodiscard]] std::vector<ForeignLink> pairDirectedEdges(std::vector<ForeignLink> edges);

/// Tells from the values of a file without stated units whether x, y are longitude and latitude: all within
/// ±180 and ±90, at least one with a fraction, and not all within one degree. Whole numbers only are a
/// drawing's grid; a range below a degree is a unit square.
[[nodiscard]] bool looksGeographic(const std::vector<Point>& points);

/// Puts x, y of a file without stated units where they belong: latitude and longitude, or the drawing. When
/// all nodes share one point, the file knows no places and nothing is set.
void placeNodes(std::vector<ForeignNode>& nodes, const std::vector<Point>& points);

}  // namespace spanwright::io
