// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/design/project.h"

#include <string>
#include <string_view>
#include <vector>

namespace spanwright {

/// The phases by `sequence`, equal ones by id.
[[nodiscard]] std::vector<Phase> orderedPhases(const Design& design);

/// True when an element with this lifetime is in service as of the phase. A null phase asks for the state
/// before the first phase.
[[nodiscard]] bool inService(const Design& design, const Lifetime& lifetime, PhaseId phase);

/// The network as of a phase (null: before the first): again a Design, with the same ids. A link needs both
/// its devices, a demand both its ends, a device its site. Linear in elements.
[[nodiscard]] Design designAt(const Design& design, PhaseId phase);

/// What a demand's rates are multiplied with after so many years: its own growth, that of its class, and that
/// of the site at each end (once where both ends are at one site), each compounding. So a demand between two
/// growing sites grows with both, as a gravity model has it. Finite, at most 1e100.
[[nodiscard]] double growthFactor(const Design& design, const Demand& demand, double years);

/// The phase called so by key or name; "last" is the last one, null when there are no phases.
/// Code::notFound, naming the phases there are.
[[nodiscard]] Result<PhaseId> findPhase(const Design& design, std::string_view name);

/// The file key of an element; empty when it does not exist.
[[nodiscard]] std::string keyOf(const Project& project, ElementId element);
/// The name of an element, or its key where the name is empty.
[[nodiscard]] std::string displayName(const Project& project, ElementId element);
[[nodiscard]] bool exists(const Project& project, ElementId element);
/// The element with this key. Linear; readers of whole files build their own index.
[[nodiscard]] ElementId findByKey(const Project& project, std::string_view key);

/// A key made from a name ("London core 1" -> "london-core-1") that no element has yet.
[[nodiscard]] std::string uniqueKey(const Project& project, std::string_view name);

/// Elements that name `element` in one of their fields.
[[nodiscard]] std::vector<ElementId> referencesTo(const Project& project, ElementId element);

}  // namespace spanwright
