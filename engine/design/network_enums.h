// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/field.h"

namespace spanwright {

enum class SiteKind {
    headquarters,
    branch,
    dataCentre,
    colocation,
    pointOfPresence,
    cloudRegion,
    plant,
    homeOffice,
};

template <>
struct EnumNames<SiteKind> {
    static constexpr std::array kNames{
        EnumName<SiteKind>{SiteKind::headquarters, "headquarters", "Headquarters"},
        EnumName<SiteKind>{SiteKind::branch, "branch", "Branch"},
        EnumName<SiteKind>{SiteKind::dataCentre, "data-centre", "Data centre"},
        EnumName<SiteKind>{SiteKind::colocation, "colocation", "Colocation"},
        EnumName<SiteKind>{SiteKind::pointOfPresence, "pop", "Point of presence"},
        EnumName<SiteKind>{SiteKind::cloudRegion, "cloud-region", "Cloud region"},
        EnumName<SiteKind>{SiteKind::plant, "plant", "Plant"},
        EnumName<SiteKind>{SiteKind::homeOffice, "home-office", "Home office"}};
};

enum class ZoneKind { security, building, floor, virtualNetwork, dmz, management };

template <>
struct EnumNames<ZoneKind> {
    static constexpr std::array kNames{
        EnumName<ZoneKind>{ZoneKind::security, "security", "Security zone"},
        EnumName<ZoneKind>{ZoneKind::building, "building", "Building"},
        EnumName<ZoneKind>{ZoneKind::floor, "floor", "Floor"},
        EnumName<ZoneKind>{ZoneKind::virtualNetwork, "virtual-network", "Virtual network (VPC/VNet)"},
        EnumName<ZoneKind>{ZoneKind::dmz, "dmz", "DMZ"},
        EnumName<ZoneKind>{ZoneKind::management, "management", "Management"}};
};

enum class ZoneAction { allow, inspect, deny };

template <>
struct EnumNames<ZoneAction> {
    static constexpr std::array kNames{
        EnumName<ZoneAction>{ZoneAction::allow, "allow", "Allow"},
        EnumName<ZoneAction>{ZoneAction::inspect, "inspect", "Allow through an inspecting device"},
        EnumName<ZoneAction>{ZoneAction::deny, "deny", "Deny"}};
};

enum class DeviceKind {
    router,
    coreSwitch,
    distributionSwitch,
    accessSwitch,
    spineSwitch,
    leafSwitch,
    firewall,
    sdwanEdge,
    loadBalancer,
    wirelessController,
    accessPoint,
    serverGroup,
    providerNetwork,
    transitGateway,
    virtualNetworkGateway,
    cloudInterconnect,
    natGateway,
};

template <>
struct EnumNames<DeviceKind> {
    static constexpr std::array kNames{
        EnumName<DeviceKind>{DeviceKind::router, "router", "Router"},
        EnumName<DeviceKind>{DeviceKind::coreSwitch, "core-switch", "Core switch"},
        EnumName<DeviceKind>{DeviceKind::distributionSwitch, "distribution-switch", "Distribution switch"},
        EnumName<DeviceKind>{DeviceKind::accessSwitch, "access-switch", "Access switch"},
        EnumName<DeviceKind>{DeviceKind::spineSwitch, "spine-switch", "Spine switch"},
        EnumName<DeviceKind>{DeviceKind::leafSwitch, "leaf-switch", "Leaf switch"},
        EnumName<DeviceKind>{DeviceKind::firewall, "firewall", "Firewall"},
        EnumName<DeviceKind>{DeviceKind::sdwanEdge, "sdwan-edge", "SD-WAN edge"},
        EnumName<DeviceKind>{DeviceKind::loadBalancer, "load-balancer", "Load balancer"},
        EnumName<DeviceKind>{DeviceKind::wirelessController, "wireless-controller", "Wireless controller"},
        EnumName<DeviceKind>{DeviceKind::accessPoint, "access-point", "Access point"},
        EnumName<DeviceKind>{DeviceKind::serverGroup, "server-group", "Server group"},
        EnumName<DeviceKind>{DeviceKind::providerNetwork, "provider-network", "Provider network"},
        EnumName<DeviceKind>{DeviceKind::transitGateway, "transit-gateway", "Transit gateway"},
        EnumName<DeviceKind>{DeviceKind::virtualNetworkGateway, "virtual-network-gateway",
                             "Virtual network gateway"},
        EnumName<DeviceKind>{DeviceKind::cloudInterconnect, "cloud-interconnect", "Cloud interconnect port"},
        EnumName<DeviceKind>{DeviceKind::natGateway, "nat-gateway", "NAT gateway"}};
};

/// Whether traffic that passes a device is inspected there.
enum class Inspection { byKind, inspects, passes };

template <>
struct EnumNames<Inspection> {
    static constexpr std::array kNames{
        EnumName<Inspection>{Inspection::byKind, "by-kind", "As its kind: firewalls do"},
        EnumName<Inspection>{Inspection::inspects, "inspects", "Inspects"},
        EnumName<Inspection>{Inspection::passes, "passes", "Passes on uninspected"}};
};

/// Which single failures a service is to survive; each kind includes the ones before it.
enum class Survival { none, links, devices, riskGroups, sites };

template <>
struct EnumNames<Survival> {
    static constexpr std::array kNames{
        EnumName<Survival>{Survival::none, "none", "None asked"},
        EnumName<Survival>{Survival::links, "links", "Any one link"},
        EnumName<Survival>{Survival::devices, "devices", "Any one link or device"},
        EnumName<Survival>{Survival::riskGroups, "risk-groups", "Any one link, device or risk group"},
        EnumName<Survival>{Survival::sites, "sites", "Any one link, device, risk group or site"}};
};

enum class RedundancyMode { single, activeStandby, activeActive, stack };

template <>
struct EnumNames<RedundancyMode> {
    static constexpr std::array kNames{
        EnumName<RedundancyMode>{RedundancyMode::single, "single", "Single"},
        EnumName<RedundancyMode>{RedundancyMode::activeStandby, "active-standby", "Active/standby pair"},
        EnumName<RedundancyMode>{RedundancyMode::activeActive, "active-active", "Active/active pair"},
        EnumName<RedundancyMode>{RedundancyMode::stack, "stack", "Stack"}};
};

enum class Financing { purchase, lease };

template <>
struct EnumNames<Financing> {
    static constexpr std::array kNames{EnumName<Financing>{Financing::purchase, "purchase", "Purchase"},
                                       EnumName<Financing>{Financing::lease, "lease", "Lease"}};
};

/// How a link is drawn between its ends and waypoints.
enum class LinkStyle { straight, orthogonal, curved };

template <>
struct EnumNames<LinkStyle> {
    static constexpr std::array kNames{EnumName<LinkStyle>{LinkStyle::straight, "straight", "Straight"},
                                       EnumName<LinkStyle>{LinkStyle::orthogonal, "orthogonal", "Orthogonal"},
                                       EnumName<LinkStyle>{LinkStyle::curved, "curved", "Curved"}};
};

enum class LinkKind {
    copper,
    fibre,
    wavelength,
    leasedCircuit,
    mplsAccess,
    internetAccess,
    broadband,
    cellular,
    microwave,
    cloudInterconnect,
    tunnel,
};

template <>
struct EnumNames<LinkKind> {
    static constexpr std::array kNames{
        EnumName<LinkKind>{LinkKind::copper, "copper", "Copper"},
        EnumName<LinkKind>{LinkKind::fibre, "fibre", "Fibre"},
        EnumName<LinkKind>{LinkKind::wavelength, "wavelength", "Wavelength"},
        EnumName<LinkKind>{LinkKind::leasedCircuit, "leased-circuit", "Leased circuit"},
        EnumName<LinkKind>{LinkKind::mplsAccess, "mpls-access", "MPLS access"},
        EnumName<LinkKind>{LinkKind::internetAccess, "internet-access", "Internet access"},
        EnumName<LinkKind>{LinkKind::broadband, "broadband", "Broadband"},
        EnumName<LinkKind>{LinkKind::cellular, "cellular", "Cellular"},
        EnumName<LinkKind>{LinkKind::microwave, "microwave", "Microwave"},
        EnumName<LinkKind>{LinkKind::cloudInterconnect, "cloud-interconnect", "Cloud interconnect"},
        EnumName<LinkKind>{LinkKind::tunnel, "tunnel", "Tunnel"}};
};

/// What carries a tunnel's packets across its underlay.
enum class TunnelType { ipsec, sdwan, gre, mplsLsp, vxlan, virtualCircuit };

template <>
struct EnumNames<TunnelType> {
    static constexpr std::array kNames{
        EnumName<TunnelType>{TunnelType::ipsec, "ipsec", "IPsec"},
        EnumName<TunnelType>{TunnelType::sdwan, "sdwan", "SD-WAN"},
        EnumName<TunnelType>{TunnelType::gre, "gre", "GRE"},
        EnumName<TunnelType>{TunnelType::mplsLsp, "mpls-lsp", "MPLS LSP"},
        EnumName<TunnelType>{TunnelType::vxlan, "vxlan", "VXLAN"},
        EnumName<TunnelType>{TunnelType::virtualCircuit, "virtual-circuit", "Virtual circuit"}};
};

enum class TrafficClass { voice, video, business, bulk, bestEffort };

template <>
struct EnumNames<TrafficClass> {
    static constexpr std::array kNames{
        EnumName<TrafficClass>{TrafficClass::voice, "voice", "Voice"},
        EnumName<TrafficClass>{TrafficClass::video, "video", "Video"},
        EnumName<TrafficClass>{TrafficClass::business, "business", "Business"},
        EnumName<TrafficClass>{TrafficClass::bulk, "bulk", "Bulk"},
        EnumName<TrafficClass>{TrafficClass::bestEffort, "best-effort", "Best effort"}};
};

enum class RiskGroupKind { duct, buildingEntry, provider, powerFeed, lineCard, site, other };

template <>
struct EnumNames<RiskGroupKind> {
    static constexpr std::array kNames{
        EnumName<RiskGroupKind>{RiskGroupKind::duct, "duct", "Duct"},
        EnumName<RiskGroupKind>{RiskGroupKind::buildingEntry, "building-entry", "Building entry"},
        EnumName<RiskGroupKind>{RiskGroupKind::provider, "provider", "Provider"},
        EnumName<RiskGroupKind>{RiskGroupKind::powerFeed, "power-feed", "Power feed"},
        EnumName<RiskGroupKind>{RiskGroupKind::lineCard, "line-card", "Line card"},
        EnumName<RiskGroupKind>{RiskGroupKind::site, "site", "Site"},
        EnumName<RiskGroupKind>{RiskGroupKind::other, "other", "Other"}};
};

}  // namespace spanwright
