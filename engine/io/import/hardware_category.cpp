// SPDX-License-Identifier: MIT
#include "engine/io/import/hardware_category.h"

#include <algorithm>
#include <string>

namespace spanwright::io {
namespace {

using enum ItemCategory;

/// A product line: what its models' names begin with.
struct ProductLine {
    std::string_view vendor;
    std::string_view prefix;
    ItemCategory category;
};

// Longer prefixes stand before shorter ones of the same vendor.
constexpr ProductLine kProductLines[] = {
    {"APC", "", power},
    {"Arista", "AWE-", router},
    {"Arista", "CCS-7", accessSwitch},
    {"Arista", "DCS-7020", leafSwitch},
    {"Arista", "DCS-7050CX", spineSwitch},
    {"Arista", "DCS-7050", leafSwitch},
    {"Arista", "DCS-7060", spineSwitch},
    {"Arista", "DCS-7260", spineSwitch},
    {"Arista", "DCS-7368", spineSwitch},
    {"Arista", "DCS-7280", router},
    {"Arista", "DCS-75", coreSwitch},
    {"Ciena", "39", router},
    {"Cisco", "820", router},
    {"Cisco", "ASA", firewall},
    {"Cisco", "ASR", router},
    {"Cisco", "C10", accessSwitch},
    {"Cisco", "C8", router},
    {"Cisco", "Catalyst 85", router},
    {"Cisco", "Catalyst 91", accessPoint},
    {"Cisco", "Catalyst 9300-NM", lineCard},
    {"Cisco", "Catalyst 95", distributionSwitch},
    {"Cisco", "Catalyst 96", coreSwitch},
    {"Cisco", "Catalyst", accessSwitch},
    {"Cisco", "FPR", firewall},
    {"Cisco", "ISR", router},
    {"Cisco", "Meraki MR", accessPoint},
    {"Cisco", "Meraki MS4", distributionSwitch},
    {"Cisco", "Meraki MS", accessSwitch},
    {"Cisco", "Meraki MX", sdwanEdge},
    {"Cisco", "N2K", leafSwitch},
    {"Cisco", "N7K", coreSwitch},
    {"Cisco", "NCS", router},
    {"Cisco", "Nexus 9336", spineSwitch},
    {"Cisco", "Nexus 95", spineSwitch},
    {"Cisco", "Nexus", leafSwitch},
    {"Cisco", "SG", accessSwitch},
    {"Cisco", "UCS", server},
    {"Dell", "PowerEdge", server},
    {"Dell", "PowerSwitch", leafSwitch},
    {"Extreme Networks", "5", accessSwitch},
    {"Extreme Networks", "BR-SLX", leafSwitch},
    {"Fortinet", "FortiGate", firewall},
    {"Fortinet", "FortiSwitch 10", leafSwitch},
    {"Fortinet", "FortiSwitch", accessSwitch},
    {"HPE", "Aruba 72", wirelessController},
    {"HPE", "Aruba MM", wirelessController},
    {"HPE", "Aruba ec", sdwanEdge},
    {"HPE", "Aruba 54", distributionSwitch},
    {"HPE", "Aruba 83", coreSwitch},
    {"HPE", "Aruba", accessSwitch},
    {"HPE", "ProLiant", server},
    {"Huawei", "NE", router},
    {"Huawei", "S57", accessSwitch},
    {"Infinera", "", other},
    {"Juniper", "ACX", router},
    {"Juniper", "EX23", accessSwitch},
    {"Juniper", "EX43", accessSwitch},
    {"Juniper", "EX44", accessSwitch},
    {"Juniper", "EX46", distributionSwitch},
    {"Juniper", "EX92", coreSwitch},
    {"Juniper", "MX", router},
    {"Juniper", "PTX", router},
    {"Juniper", "QFX51", leafSwitch},
    {"Juniper", "QFX", spineSwitch},
    {"Juniper", "SRX", firewall},
    {"MikroTik", "CRS", accessSwitch},
    {"MikroTik", "", router},
    {"Nokia", "7220 IXR-D2", leafSwitch},
    {"Nokia", "7220", spineSwitch},
    {"Nokia", "7250", router},
    {"Opengear", "", other},
    {"Palo Alto", "PA-", firewall},
    {"Palo Alto Networks", "PA-", firewall},
    {"Peplink", "Balance", sdwanEdge},
    {"Ubiquiti", "EdgePoint", router},
    {"Ubiquiti", "EdgeRouter", router},
    {"Ubiquiti", "ER-", router},
    {"Ubiquiti", "UniFi Switch Pro Aggregation", distributionSwitch},
    {"Ubiquiti", "UniFi Switch", accessSwitch},
    {"Ubiquiti", "USG", router},
    {"Ubiquiti", "U6", accessPoint},
    {"Ubiquiti", "AC ", accessPoint},
    {"Ubiquiti", "Access Point", accessPoint},
};

/// The model by the family name that the same vendor also writes short: "C9300-48P" is "Catalyst 9300-48P".
std::string familyName(std::string_view model) {
    struct Spelling {
        std::string_view shortForm;
        std::string_view longForm;
    };
    constexpr Spelling kSpellings[] = {
        {"C9", "Catalyst 9"}, {"WS-C", "Catalyst "}, {"N9K-C", "Nexus "}, {"N5K-C", "Nexus "}};
    for (const Spelling& spelling : kSpellings) {
        if (model.starts_with(spelling.shortForm))
            return std::string(spelling.longForm).append(model.substr(spelling.shortForm.size()));
    }
    return std::string(model);
}

/// The category of a model with these ports and no known name.
ItemCategory byPorts(const std::vector<PortGroup>& ports) {
    constexpr int kSwitchPorts = 16;
    constexpr double kLeafMbps = 10000;
    constexpr double kSpineMbps = 100000;
    const auto most = std::max_element(
        ports.begin(), ports.end(), [](const PortGroup& a, const PortGroup& b) { return a.count < b.count; });
    if (most == ports.end() || most->count < kSwitchPorts) return other;
    if (most->speedMbps >= kSpineMbps) return spineSwitch;
    return most->speedMbps >= kLeafMbps ? leafSwitch : accessSwitch;
}

}  // namespace

ItemCategory hardwareCategory(std::string_view vendor, std::string_view model,
                              const std::vector<PortGroup>& ports) {
    const std::string name = familyName(model);
    for (const ProductLine& line : kProductLines) {
        if (line.vendor == vendor && std::string_view(name).starts_with(line.prefix)) return line.category;
    }
    return byPorts(ports);
}

}  // namespace spanwright::io
