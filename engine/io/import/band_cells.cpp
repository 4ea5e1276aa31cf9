// SPDX-License-Identifier: MIT
#include "engine/io/import/band_cells.h"

#include "engine/io/import/source.h"

#include <charconv>
#include <cmath>
#include <map>
#include <optional>

#include <fmt/format.h>

namespace spanwright::io {
namespace {

constexpr std::string_view kUpTo = "up to ";

/// A band of either kind.
struct Band {
    std::string region;
    std::optional<double> upTo;
    ThreePoint<Decimal> price;
};

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(' ');
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(' ') - from + 1);
}

/// The parts between separators, without blanks at their ends; none of an empty text.
std::vector<std::string_view> parts(std::string_view text, char separator) {
    std::vector<std::string_view> all;
    if (trimmed(text).empty()) return all;
    for (;;) {
        const std::size_t end = text.find(separator);
        all.push_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) return all;
        text.remove_prefix(end + 1);
    }
}

std::string textOf(const Band& band) {
    std::string text = band.region;
    if (band.upTo) text += fmt::format("{}{}{}", text.empty() ? "" : " ", kUpTo, *band.upTo);
    if (!text.empty()) text += ": ";
    const ThreePoint<Decimal>& price = band.price;
    if (price == ThreePoint<Decimal>::certain(price.likely)) return text + price.likely.text();
    return text + fmt::format("{}/{}/{}", price.low.text(), price.likely.text(), price.high.text());
}

std::optional<ThreePoint<Decimal>> readPrice(std::string_view text) {
    std::vector<Decimal> figures;
    for (const std::string_view part : parts(text, '/')) {
        const Result<Decimal> figure = Decimal::parse(part);
        if (!figure || *figure < Decimal{}) return std::nullopt;
        figures.push_back(*figure);
    }
    if (figures.size() == 1) return ThreePoint<Decimal>::certain(figures.front());
    if (figures.size() != 3 || figures[0] > figures[1] || figures[1] > figures[2]) return std::nullopt;
    return ThreePoint<Decimal>{figures[0], figures[1], figures[2]};
}

std::optional<Band> readBand(std::string_view text) {
    Band band;
    std::string_view price = text;
    if (const std::size_t colon = text.rfind(':'); colon != std::string_view::npos) {
        price = text.substr(colon + 1);
        std::string_view head = trimmed(text.substr(0, colon));
        if (const std::size_t at = head.rfind(kUpTo); at != std::string_view::npos) {
            const std::string_view figure = head.substr(at + kUpTo.size());
            double upTo = 0;
            const auto [end, status] = std::from_chars(figure.data(), figure.data() + figure.size(), upTo);
            if (status != std::errc{} || end != figure.data() + figure.size()) return std::nullopt;
            if (!std::isfinite(upTo) || upTo < 0) return std::nullopt;
            band.upTo = upTo;
            head = trimmed(head.substr(0, at));
        }
        band.region = std::string(head);
    }
    const auto figures = readPrice(price);
    if (!figures) return std::nullopt;
    band.price = *figures;
    return band;
}

Result<std::vector<Band>> readBands(std::string_view text) {
    std::vector<Band> bands;
    std::map<std::string, std::optional<double>> ends;
    for (const std::string_view part : parts(text, ';')) {
        const auto band = readBand(part);
        if (!band) {
            return fail(
                Code::invalidValue,
                fmt::format("{} is no band; expected \"eu-west-1 up to 10240: 0.09; eu-west-1: 0.05\", "
                            "each price alone or as low/likely/high",
                            quoted(part)));
        }
        const auto [last, first] = ends.try_emplace(band->region, band->upTo);
        if (!first && (!last->second || (band->upTo && *band->upTo <= *last->second))) {
            return fail(
                Code::invalidValue,
                fmt::format("{} does not follow the band before; expected those of a region upwards, one "
                            "without end last",
                            quoted(part)));
        }
        last->second = band->upTo;
        bands.push_back(*band);
    }
    return bands;
}

}  // namespace

std::string bandsText(const std::vector<TransferTier>& tiers) {
    std::string text;
    for (const TransferTier& tier : tiers)
        text += (text.empty() ? "" : "; ") + textOf({tier.region, tier.upToGb, tier.pricePerGb});
    return text;
}

std::string bandsText(const std::vector<RateBand>& bands) {
    std::string text;
    for (const RateBand& band : bands)
        text += (text.empty() ? "" : "; ") + textOf({band.region, band.upToMbps, band.monthlyPricePerMbps});
    return text;
}

Result<std::vector<TransferTier>> readTiers(std::string_view text) {
    return readBands(text).map([](const std::vector<Band>& bands) {
        std::vector<TransferTier> tiers;
        tiers.reserve(bands.size());
        for (const Band& band : bands)
            tiers.push_back({band.region, band.upTo, band.price, {}});
        return tiers;
    });
}

Result<std::vector<RateBand>> readRateBands(std::string_view text) {
    return readBands(text).map([](const std::vector<Band>& bands) {
        std::vector<RateBand> rates;
        rates.reserve(bands.size());
        for (const Band& band : bands)
            rates.push_back({band.region, band.upTo, band.price, {}});
        return rates;
    });
}

std::string baysText(const std::vector<ModuleBay>& bays) {
    std::string text;
    for (const ModuleBay& bay : bays)
        text += fmt::format("{}{}x {}", text.empty() ? "" : "; ", bay.count, bay.family);
    return text;
}

Result<std::vector<ModuleBay>> readBays(std::string_view text) {
    constexpr int kMostBays = 1000;
    std::vector<ModuleBay> bays;
    for (const std::string_view part : parts(text, ';')) {
        ModuleBay bay;
        const auto [end, status] = std::from_chars(part.data(), part.data() + part.size(), bay.count);
        const auto used = static_cast<std::size_t>(end - part.data());
        if (status != std::errc{} || bay.count < 0 || bay.count > kMostBays ||
            !part.substr(used).starts_with('x')) {
            return fail(Code::invalidValue,
                        fmt::format("{} is no bay; expected \"4x nexus-9500-lc\"", quoted(part)));
        }
        bay.family = std::string(trimmed(part.substr(used + 1)));
        bays.push_back(std::move(bay));
    }
    return bays;
}

}  // namespace spanwright::io
