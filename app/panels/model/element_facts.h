// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/model/table_model.h"
#include "engine/analysis/summary.h"

#include <string>
#include <vector>

namespace spanwright::app {

/// A figure of one element: what it is called, and the value with its unit.
struct Fact {
    std::string label;
    std::string value;
    Tone tone = Tone::normal;
    std::optional<double> bar = {};
    std::vector<ElementId> elements = {};  ///< where a click leads
};

struct FactGroup {
    std::string heading;
    std::vector<Fact> facts;
};

/// Colour class of a utilization: above 100 % bad, above 80 % a warning.
[[nodiscard]] Tone utilizationTone(std::optional<double> utilization);

/// The live figures below the fields of an element; groups without a fact are left out.
[[nodiscard]] std::vector<FactGroup> elementFacts(const Project& project, const ElementFigures& figures);

}  // namespace spanwright::app
