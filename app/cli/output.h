// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/options.h"
#include "app/cli/text_table.h"
#include "engine/base/element_kind.h"
#include "engine/base/money.h"
#include "engine/base/result.h"
#include "engine/design/project.h"
#include "engine/sim/single_failures.h"

#include <optional>
#include <unordered_map>
#include <vector>

#include <nlohmann/json.hpp>

/// What the verbs share to write their answers. Only .cpp files include it.
namespace spanwright::cli {

using Json = nlohmann::ordered_json;

/// File keys of all elements, made once, so that writing a result stays linear.
class Keys {
  public:
    explicit Keys(const Project& project);
    /// Empty for null and for what does not exist.
    [[nodiscard]] const std::string& of(ElementId element) const;
    [[nodiscard]] Json list(const std::vector<ElementId>& elements) const;
    /// The key of the element that fails; null when there is none.
    [[nodiscard]] Json failed(const sim::Fault& fault) const;
    /// The name and elements of what shares a fate without being an element; null of anything else.
    [[nodiscard]] Json sharedFate(const sim::Fault& fault) const;

  private:
    std::unordered_map<std::uint32_t, std::string> keys_;  ///< id values are unique over all kinds
};

/// A figure or null.
[[nodiscard]] Json orNull(const std::optional<double>& value);

/// Writes the answer where --json says, or the table to standard output where it says nothing. Writing a file
/// replaces it in one step.
Result<void> write(const CommonOptions& options, const Json& json, const std::vector<TextTable>& tables);

}  // namespace spanwright::cli
