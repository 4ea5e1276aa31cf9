// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/cost.h"
#include "engine/cost/spread_sampler.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace spanwright::cost {

/// Totals that trials keep beside the whole: one a category, phase, site and fiscal year.
struct TrialGroup {
    enum class Kind { category, phase, site, fiscalYear };
    Kind kind = Kind::category;
    std::string key;
    double certain = 0;  ///< what does not vary
};

/// Lines that vary alike: their sum, and how it falls to the groups.
struct TrialPart {
    SpreadSampler price;
    int quantity = -1;  ///< index of the quantity's draw; -1: the quantity is certain
    SpreadSampler quantityFactor;
    double amount = 0;
    std::vector<std::pair<std::size_t, double>> groups;  ///< group and amount
};

/// A catalogue item whose price is uncertain: one draw a trial, which all its lines share.
struct TrialItem {
    std::string key;
    std::string name;
    ElementId element;
    std::uint64_t stream = 0;
    std::size_t category = 0;  ///< index of the draw that it shares with its category
    std::size_t supplier = 0;  ///< and with its supplier
    std::vector<TrialPart> parts;
};

struct TrialRisk {
    RiskId id;
    std::string name;
    std::uint64_t stream = 0;
    double probability = 0;
    SpreadSampler impact;
    double likely = 0;
    std::vector<std::pair<std::size_t, double>> groups;  ///< group and share of the impact
};

/// A budget, ready for trials.
struct TrialModel {
    double certain = 0;
    double total = 0;          ///< as estimated
    double ownShare = 1;       ///< of an item's normal figure, beside the two below
    double categoryShare = 0;  ///< square root of the correlation
    double supplierShare = 0;
    std::vector<TrialItem> items;
    std::vector<std::uint64_t> sharedStreams;  ///< of categories and suppliers
    std::vector<std::uint64_t> quantityStreams;
    std::vector<TrialRisk> risks;
    std::vector<TrialGroup> groups;
    [[nodiscard]] bool correlated() const { return ownShare < 1; }
};

/// Streams are made from the seed and an item's, element's or risk's key alone, so that a change elsewhere
/// leaves the draws as they are. Linear in lines × fiscal years.
[[nodiscard]] TrialModel trialModel(const Project& project, const CostReport& report, std::uint64_t seed);

}  // namespace spanwright::cost
