// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/graph/graph_index.h"

#include <compare>
#include <string>
#include <vector>

namespace spanwright::sim {

/// What fails alone: an element, or several that share a fate without there being an element for it: all in
/// one duct or on one power feed.
struct Fault {
    ElementId element;             ///< null: nothing, or a shared fate
    std::string name;              ///< of a shared fate, "Duct D7"; else empty
    std::vector<ElementId> group;  ///< what shares it; else empty

    Fault() = default;
    Fault(ElementId failed) : element(failed) {}  // NOLINT(google-explicit-constructor)
    template <ElementKind kKind>
    Fault(Id<KindTag<kKind>> failed) : element(failed) {}  // NOLINT(google-explicit-constructor)
    Fault(std::string fate, std::vector<ElementId> sharing)
        : name(std::move(fate)), group(std::move(sharing)) {}

    [[nodiscard]] bool none() const { return element.value == 0 && group.empty(); }
    /// The element, or all that share the fate.
    [[nodiscard]] std::vector<ElementId> elements() const {
        return element.value != 0 ? std::vector{element} : group;
    }
    friend auto operator<=>(const Fault&, const Fault&) = default;
};

/// The name on screen.
[[nodiscard]] std::string displayName(const Project& project, const Fault& fault);

/// One thing that fails alone, with all that it takes along; indexes of a GraphIndex.
struct SingleFailure {
    Fault fault;
    std::vector<int> nodes;  ///< ascending
    std::vector<int> links;  ///< ascending; those that lose an end are not listed
};

/// Every single failure that takes something out of service: links, devices, shared-risk groups, ducts, power
/// feeds and sites, in this order, each by id or name. A LAG and a redundant device outlive the failure of
/// one member or unit, so they are not among them; as parts of a group, duct, feed or site they are.
/// O(elements × (devices + links)).
[[nodiscard]] std::vector<SingleFailure> singleFailures(const Design& snapshot,
                                                        const graph::GraphIndex& graph);

/// The least survival goal that includes such a failure; ducts and power feeds count as shared-risk groups.
[[nodiscard]] Survival survivalOf(const Fault& fault);

}  // namespace spanwright::sim
