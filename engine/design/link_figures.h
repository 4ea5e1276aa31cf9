// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <optional>

/// Figures of a link that follow from its fields, its ends and the routing policy.
namespace spanwright {

/// One-way latency in ms: as given, else length × 4.9 µs/km (group index 1.468 of standard single-mode fibre
/// at 1550 nm, ITU-T G.652), else the great-circle distance of its sites × 1.3 route factor likewise, else 0.
/// Of a tunnel without a latency of its own only a first guess: what its packets take follows from its
/// underlay (sim::route).
[[nodiscard]] double linkLatencyMs(const Design& design, const Link& link);

/// Great-circle distance of the sites of a link's ends in km, on a sphere of the earth's mean radius; absent
/// where a site or its coordinates are missing.
[[nodiscard]] std::optional<double> linkDistanceKm(const Design& design, const Link& link);

/// Length of a link's cable in km: as given, else linkDistanceKm times the route factor; absent where neither
/// is known, and of tunnels without a length of their own.
[[nodiscard]] std::optional<double> linkLengthKm(const Design& design, const Link& link);

/// Cable runs along roads and rails; 1.3 times the great circle is the planner's usual allowance on land.
inline constexpr double kRouteFactor = 1.3;

struct LinkMetrics {
    double forward = 1;
    double reverse = 1;
};

/// IGP metrics of a link, > 0 and finite. As given; a missing reverse one as forward. Where neither is given,
/// as the routing policy says: 1; or reference bandwidth / capacity of the direction, rounded down, at least
/// 1 (OSPF's automatic cost, RFC 2328 leaves it to the vendor); or the one-way latency in whole microseconds
/// (the unit of RFC 7471 and RFC 8570), at least 1.
[[nodiscard]] LinkMetrics linkMetrics(const Design& design, const Link& link);

/// Bytes that a type of tunnel puts on every packet, over IPv4:
/// - IPsec: 57: outer header 20, ESP 8 + padding and trailer 5 at most + check value 16, AES-GCM vector 8
///   (RFC 4303, tunnel mode; RFC 4106);
/// - SD-WAN: 65: IPsec in UDP (RFC 3948);
/// - GRE: 24 (RFC 2784);
/// - MPLS LSP: 4, one label (RFC 3032);
/// - VXLAN: 50: Ethernet 14, VXLAN 8, UDP 8, outer header 20 (RFC 7348);
/// - virtual circuit: 4, a tag of IEEE 802.1Q.
[[nodiscard]] double usualOverheadBytes(TunnelType type);

/// Encapsulation overhead per packet: of a tunnel as given, else usual for its type; of other links 0.
[[nodiscard]] double overheadBytes(const Link& link);

}  // namespace spanwright
