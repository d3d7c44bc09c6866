// What is said of the missing pieces, in whatever language they are written.
#pragma once

#include "base/message.hpp"

namespace kakoi::fixes {

inline constexpr base::Phrase kHead{"What the tasks need to start without a public IP address.",
                                    "パブリック IP なしでタスクが起動するために必要なもの。"};
inline constexpr base::Phrase kNoInternet{"no route to the internet", "インターネットへのルートなし"};
inline constexpr base::Phrase kEndpointCost{"cost: by the hour in each subnet, and by the gigabyte",
                                            "費用: サブネットごとの時間課金と転送量課金"};
inline constexpr base::Phrase kNatCost{"cost: by the hour, and by the gigabyte", "費用: 時間課金と転送量課金"};
inline constexpr base::Phrase kAddressCost{"cost: by the hour", "費用: 時間課金"};
inline constexpr base::Phrase kFree{"free of charge: the image layers and files in S3",
                                    "無料: S3 のイメージレイヤーとファイルへの経路"};
inline constexpr base::Phrase kWholeVpc{"all of the VPC: private DNS leads it to the endpoints",
                                        "VPC 全体から許可: プライベート DNS により VPC 全体がエンドポイントに向かう"};
inline constexpr base::Phrase kEndpointsCostMore{"costs by the hour in each of {} zones, and by the gigabyte: {}",
                                                 "時間課金 ({} ゾーンそれぞれ) と転送量課金が発生します: {}"};
inline constexpr base::Phrase kNatCostsMore{"costs by the hour and by the gigabyte, and is in one zone: {}",
                                            "時間課金と転送量課金が発生します。1 つのゾーンにあります: {}"};
inline constexpr base::Phrase kAddressCostsMore{"costs by the hour: {}", "時間課金が発生します: {}"};

}  // namespace kakoi::fixes
