// SPDX-License-Identifier: MIT
#include "engine/check/report.h"

#include "engine/design/queries.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace spanwright::check {
namespace {

/// Drops zeros, and the point with them, from the end of a decimal fraction.
std::string trimmed(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

/// Sets thousands of the whole part apart.
std::string grouped(std::string text) {
    const std::size_t digits = text.starts_with('-') ? 1 : 0;
    const std::size_t point = std::min(text.find('.'), text.size());
    for (std::size_t at = point; at > digits + 3;) {
        at -= 3;
        text.insert(at, 1, ' ');
    }
    return text;
}

}  // namespace

void report(const CheckInput& input, const Rule& rule, Severity severity, std::vector<ElementId> elements,
            std::string message, std::vector<Finding>& findings) {
    std::vector<std::string> keys;
    keys.reserve(elements.size());
    for (const ElementId element : elements)
        keys.push_back(keyOf(input.project, element));
    std::sort(keys.begin(), keys.end());
    Finding finding;
    finding.rule = rule.code;
    finding.severity = severity;
    finding.elements = std::move(elements);
    finding.message = std::move(message);
    finding.key = fmt::format("{}:{}", rule.code, fmt::join(keys, "+"));
    findings.push_back(std::move(finding));
}

std::string nameOf(const CheckInput& input, ElementId element) {
    return displayName(input.project, element);
}

std::string namesOf(const CheckInput& input, std::span<const ElementId> elements, std::size_t most) {
    std::string names;
    const std::size_t shown = std::min(most, elements.size());
    for (std::size_t index = 0; index < shown; ++index) {
        const bool last = index > 0 && index + 1 == elements.size();
        names += fmt::format("{}{}", index == 0 ? "" : last ? " and " : ", ", nameOf(input, elements[index]));
    }
    if (shown < elements.size()) names += fmt::format(" and {} more", elements.size() - shown);
    return names;
}

std::string pathText(const CheckInput& input, const std::vector<DeviceId>& path) {
    std::string text;
    for (const DeviceId device : path)
        text += (text.empty() ? "" : " – ") + nameOf(input, device);
    return text;
}

std::string endsOf(const CheckInput& input, const Demand& demand, sim::Direction direction) {
    const bool forward = direction == sim::Direction::forward;
    return fmt::format("{} to {}", nameOf(input, forward ? demand.from : demand.to),
                       nameOf(input, forward ? demand.to : demand.from));
}

std::string figure(double value) {
    if (value != 0 && std::abs(value) < 0.1) return fmt::format("{:.3g}", value);
    return grouped(trimmed(fmt::format("{:.2f}", value)));
}

std::string percent(double ratio) {
    std::string text = trimmed(fmt::format("{:.1f}", ratio * 100));
    for (int decimals = 2; text == "100" && ratio != 1 && decimals <= 6; ++decimals)
        text = trimmed(fmt::format("{:.{}f}", ratio * 100, decimals));
    return grouped(text) + " %";
}

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace spanwright::check
