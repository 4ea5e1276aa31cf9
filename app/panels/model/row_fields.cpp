// SPDX-License-Identifier: MIT
#include "app/panels/model/row_fields.h"

#include <algorithm>
#include <array>

namespace spanwright::app {
namespace {

struct SectionOfField {
    std::string_view key;
    std::string_view section;
};

// Fields that are not listed stand under "General".
constexpr std::array kSections{
    SectionOfField{"capacity_mbps", "Traffic"},
    SectionOfField{"capacity_reverse_mbps", "Traffic"},
    SectionOfField{"member_count", "Traffic"},
    SectionOfField{"member_capacities_mbps", "Traffic"},
    SectionOfField{"throughput_mbps", "Traffic"},
    SectionOfField{"packets_per_second", "Traffic"},
    SectionOfField{"inspection_mbps", "Traffic"},
    SectionOfField{"tls_inspection_mbps", "Traffic"},
    SectionOfField{"tls_inspected_percent", "Traffic"},
    SectionOfField{"ipsec_mbps", "Traffic"},
    SectionOfField{"length_km", "Traffic"},
    SectionOfField{"latency_ms", "Traffic"},
    SectionOfField{"igp_metric", "Traffic"},
    SectionOfField{"igp_metric_reverse", "Traffic"},
    SectionOfField{"loss_percent", "Traffic"},
    SectionOfField{"tunnel_type", "Tunnel"},
    SectionOfField{"overhead_bytes", "Tunnel"},
    SectionOfField{"via", "Tunnel"},
    SectionOfField{"underlay", "Tunnel"},
    SectionOfField{"mbps", "Traffic"},
    SectionOfField{"packet_bytes", "Traffic"},
    SectionOfField{"path", "Path"},
    SectionOfField{"must_visit", "Path"},
    SectionOfField{"must_avoid", "Path"},
    SectionOfField{"reverse_mbps", "Traffic"},
    SectionOfField{"class", "Traffic"},
    SectionOfField{"growth_percent_per_year", "Traffic"},
    SectionOfField{"max_latency_ms", "Traffic"},
    SectionOfField{"max_loss_percent", "Traffic"},
    SectionOfField{"dscp", "Traffic"},
    SectionOfField{"users", "Traffic"},
    SectionOfField{"application_profile", "Traffic"},
    SectionOfField{"port_groups", "Traffic"},
    SectionOfField{"module_bays", "Traffic"},
    SectionOfField{"fits_bay", "Traffic"},
    SectionOfField{"connector", "Traffic"},
    SectionOfField{"medium", "Traffic"},
    SectionOfField{"reach_km", "Traffic"},
    SectionOfField{"currency", "Cost"},
    SectionOfField{"price", "Cost"},
    SectionOfField{"monthly_price", "Cost"},
    SectionOfField{"setup_price", "Cost"},
    SectionOfField{"support_percent_per_year", "Cost"},
    SectionOfField{"licence_per_year", "Cost"},
    SectionOfField{"term_months", "Cost"},
    SectionOfField{"supplier", "Cost"},
    SectionOfField{"rate_bands", "Cost"},
    SectionOfField{"transfer_tiers", "Cost"},
    SectionOfField{"transfer_basis", "Cost"},
    SectionOfField{"ramp_months", "Cost"},
    SectionOfField{"ramp_percent", "Cost"},
    SectionOfField{"early_termination_percent", "Cost"},
    SectionOfField{"decommissioning_credit_percent", "Cost"},
    SectionOfField{"price_change_percent_per_year", "Cost"},
    SectionOfField{"monthly_price_change_percent_per_year", "Cost"},
    SectionOfField{"depreciation_years", "Cost"},
    SectionOfField{"requires", "Cost"},
    SectionOfField{"financing", "Cost"},
    SectionOfField{"cost_centre", "Cost"},
    SectionOfField{"outside_budget", "Cost"},
    SectionOfField{"travel_cost", "Cost"},
    SectionOfField{"count_low", "Cost"},
    SectionOfField{"count_high", "Cost"},
    SectionOfField{"fixed_cost", "Cost"},
    SectionOfField{"rate_per_hour", "Cost"},
    SectionOfField{"cost_impact", "Cost"},
    SectionOfField{"cost_effect", "Cost"},
    SectionOfField{"availability", "Reliability"},
    SectionOfField{"availability_target", "Reliability"},
    SectionOfField{"monthly_revenue", "Reliability"},
    SectionOfField{"sla_credits", "Reliability"},
    SectionOfField{"power_outages_per_year", "Reliability"},
    SectionOfField{"power_backup_hours", "Reliability"},
    SectionOfField{"mtbf_hours", "Reliability"},
    SectionOfField{"mttr_hours", "Reliability"},
    SectionOfField{"redundancy", "Reliability"},
    SectionOfField{"survives", "Reliability"},
    SectionOfField{"max_recovery_s", "Reliability"},
    SectionOfField{"shared_risk_groups", "Reliability"},
    SectionOfField{"power_feed", "Reliability"},
    SectionOfField{"duct", "Reliability"},
    SectionOfField{"min_members", "Reliability"},
    SectionOfField{"enters", "Service life"},
    SectionOfField{"leaves", "Service life"},
    SectionOfField{"brings_into_service", "Service life"},
    SectionOfField{"takes_out_of_service", "Service life"},
    SectionOfField{"lead_time_days", "Service life"},
    SectionOfField{"installation_hours", "Service life"},
    SectionOfField{"end_of_sale", "Service life"},
    SectionOfField{"end_of_support", "Service life"},
    SectionOfField{"x", "Drawing"},
    SectionOfField{"y", "Drawing"},
    SectionOfField{"width", "Drawing"},
    SectionOfField{"height", "Drawing"},
    SectionOfField{"waypoints", "Drawing"},
    SectionOfField{"style", "Drawing"},
    SectionOfField{"collapsed", "Drawing"},
    SectionOfField{"locked", "Drawing"},
    SectionOfField{"group", "Drawing"},
};

}  // namespace

std::string_view sectionOf(std::string_view fieldKey) {
    const auto found = std::find_if(kSections.begin(), kSections.end(),
                                    [&](const SectionOfField& entry) { return entry.key == fieldKey; });
    return found == kSections.end() ? std::string_view("General") : found->section;
}

const std::vector<std::string_view>& sections() {
    static const std::vector<std::string_view> kOrder{"General", "Traffic",     "Tunnel",       "Path",
                                                      "Cost",    "Reliability", "Service life", "Drawing"};
    return kOrder;
}

}  // namespace spanwright::app
