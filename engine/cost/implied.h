// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"

#include <string>
#include <vector>

namespace spanwright::cost {

/// An item that nobody draws, but that the drawing needs.
struct ImpliedItem {
    CatalogueItemId item;
    int pieces = 0;
    LinkId link;      ///< that it serves; null for a line card
    DeviceId device;  ///< that it is plugged into; null for a cable, which joins two
    Lifetime lifetime;
};

/// A link end that the drawing asks for and no hardware gives.
struct ImpliedGap {
    enum class Kind {
        noPort,   ///< no free port of the device is fast enough, nor a line card for a free bay
        noOptic,  ///< no optic or cable of the catalogue fits the ports, the speed, the medium and the length
    };
    Kind kind = Kind::noPort;
    LinkId link;
    DeviceId device;  ///< of noPort
    double speedMbps = 0;
    double lengthKm = 0;  ///< of noOptic
};

struct ImpliedItems {
    std::vector<ImpliedItem> items;
    std::vector<ImpliedGap> gaps;
};

/// Gives every link end a port and finds the optics, cables and line cards that this takes.
///
/// Links take ports in the order in which they enter service: at each end the slowest free port that carries
/// a member's speed, of the whole time that the link is there. Where none is free, the cheapest line card
/// that fits a free bay of the chassis and brings such ports is bought. A pluggable port takes the optic of
/// its own form or of an earlier one of its family (SFP, SFP+, SFP28, SFP56; QSFP+, QSFP28, QSFP56, QSFP-DD),
/// at most at the port's speed. Of all cables (they join both ends) and pairs of optics of one medium and
/// speed that carry the member's speed over the length, the cheapest is bought; with optics, the cheapest
/// cable of their medium that is long enough, where the catalogue has one.
///
/// What is outside the budget takes its ports, but what it needs is paid for elsewhere: nothing for such a
/// link; for such a device no line card and none of the optics that plug into it, and no gap.
///
/// Length: the link's; else 50 m within a site, else 1.3 × the great circle, else 10 km. Circuits of a
/// provider are handed over in the building. Links that name an optic or cable as their own item, tunnels and
/// radio links imply nothing; devices whose item states no ports are not judged. About linear in links.
[[nodiscard]] ImpliedItems impliedItems(const Project& project);

}  // namespace spanwright::cost
