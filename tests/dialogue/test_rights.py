"""Wishes about one's own data: understood in both languages, and never heard where others' data are meant."""

from __future__ import annotations

import pytest

from credit_coach.dialogue.rights import wish

WISHES = {
    "know": [
        "你知道我什么",
        "你都知道我些什么",
        "你存了我哪些信息",
        "你这里保存了我的什么数据",
        "你记得我什么",
        "你们会保存我的聊天记录吗",
        "我说的话会保存多久",
        "我的聊天记录会保存多久",
        "怎么删除我的信息",
        "我的数据能删吗",
        "你现在掌握了我多少信息",
        "这里聊天安全吗",
        "你会泄露我的信息吗",
        "what do you know about me",
        "What data do you have on me?",
        "do you store this conversation?",
        "how long do you keep my data",
        "show me everything you know",
        "what information have you stored about me",
        "is this chat private?",
        "how do I delete my data?",
        "Do you keep what I tell you?",
        "你有没有记录我的信息",
        "跟你填的收入会留几天，平台会不会让别人看到",
        "我跟你讲的欠款，会不会被银行知道",
        "are the things I tell you here sold to anyone?",
    ],
    "delete": [
        "删除所有信息",
        "清除数据",
        "delete all of it",
        "删除我的所有信息",
        "把我的信息都删了",
        "请删除我的全部数据",
        "清空聊天记录",
        "把你知道的关于我的一切都删掉",
        "删掉我说的所有内容",
        "忘了我",
        "忘掉我说的一切",
        "全部删除",
        "全都删了吧",
        "能帮我删掉所有聊天记录吗",
        "麻烦把我的个人信息清除",
        "把我刚才说的数字全部删除",
        "delete everything",
        "Delete everything about me",
        "please delete my data",
        "erase all my data",
        "can you delete this conversation?",
        "forget everything I told you",
        "wipe my chat history",
        "delete all",
        "forget me",
        "清除我的数据",
        "我要删除我的全部个人信息",
        "删除所有记录",
        "把对话删了",
        "咱们聊过的统统清掉",
        "把我俩说过的删干净",
    ],
    "export": [
        "导出我的数据",
        "我想导出聊天记录",
        "把我的数据导出给我",
        "下载这次对话",
        "给我一份我的数据",
        "export my data",
        "download this conversation",
        "I want a copy of my data",
        "can I get a copy of my data?",
        "把聊天记录打包给我",
        "保存这次对话",
    ],
}
OTHERS = [
    "删除所有闹钟",
    "删除全部联系人",
    "忘记隐私密码怎么办",
    "你知道我什么时候还款吗",
    "你知道我什么星座吗",
    "抹掉数据怎么恢复",
    "今天我微信删除聊天记录怎么找回来",
    "清理所有后台程序",
    "说明不会删除记录，但后续审批人能看到",
    "请问可以查一查我的消费记录吗",
    "征信记录能删除吗",
    "怎么删除征信不良记录",
    "帮我删除逾期记录",
    "平台知道我什么信息",
    "催收怎么知道我的信息",
    "花呗会保存我的信息吗",
    "网贷平台怎么删除我的个人信息",
    "注销账户后信息会删吗",
    "不要删除我的信息",
    "删了吗",
    "我的通讯录会被网贷APP读取吗",
    "你知道我该怎么办吗",
    "你知道我欠多少钱吗",
    "你知道征信吗",
    "can I delete my credit report",
    "how do I remove a late record from my credit report",
    "delete the app",
    "do you know about huabei",
    "what do you know about credit reports",
    "remove all my debts",
    "clear my debt",
    "will the lender share my data",
    "我想知道我的征信记录保存多久",
    "逾期记录保存几年",
    "征信信息保留多久",
    "导出征信报告",
    "怎么下载我的信用报告",
    "我要一份征信报告",
    "怎么打印流水记录",
    "forget it",
    "算了不算了",
    "清空购物车",
    "我把钱都给了他",
    "把债都清了",
    "一次性清掉所有欠款",
    "还清所有贷款以后记录会删吗",
    "可以删除催收的电话吗",
    "删除微信聊天记录还能当证据吗",
    "聊天记录能当证据吗",
    "我和催收的聊天记录要保存吗",
    "对话录音要保存多久",
    "你能保存一下吗",
    "what do you know about interest",
    "do you keep records of complaints",
    "do I have to keep the contract",
    "我的身份证信息泄露了怎么办",
    "个人信息被泄露怎么办",
    "怎么查我的信用记录",
    "你知道多少钱起诉吗",
    "我存了5万元",
    "我记得我的额度是5000",
    "删掉上一个数字",
    "还有什么信息要给你",
    "你要我什么资料",
    "需要我的哪些资料",
    "忘记密码怎么办",
    "忘记还款了怎么办",
    "忘了我上个月还没还",
    "我忘了我的账单日",
]


@pytest.mark.parametrize(("wanted", "message"), [(kind, one) for kind, some in WISHES.items() for one in some])
def test_a_wish_about_ones_own_data_is_understood(wanted: str, message: str) -> None:
    """To know, to delete, to have: each is told from the others; a question of how to delete does not delete."""
    assert wish(message) == wanted


@pytest.mark.parametrize("message", OTHERS)
def test_what_others_keep_is_another_question(message: str) -> None:
    """Credit records, platforms, collectors, and ordinary words for knowing and forgetting are no wish."""
    assert wish(message) is None


def test_a_long_story_is_no_wish() -> None:
    """In a story such words are too easily misheard, and deleting cannot be taken back."""
    assert (
        wish(
            "我之前在一个平台借了钱，后来还清了，客服让我注销，他们说会"
            + "把我的信息都删掉"
            + "，结果还是收到催收短信，我该怎么办才能不再被骚扰呢"
        )
        is None
    )
